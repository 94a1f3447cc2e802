/** What reads long answers, in one file: loaded when the first long one is there. */
export { readLongAnswer } from './long-answer.ts';
export { readLongList } from './long-list.ts';
