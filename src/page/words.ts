/** What is said above the list: notes, and failures in full. Loaded where there is something to be said. */
export { renderFailure, staleAge } from '../features/notes/failure-message.ts';
export { Notes } from '../features/notes/notes.ts';
