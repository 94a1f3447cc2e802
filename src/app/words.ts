/** What is said above the list: notes, and failures in full. Loaded where there is something to be said. */
export { renderFailure, staleAge } from './failure-message.ts';
export { Notes } from './notes.ts';
