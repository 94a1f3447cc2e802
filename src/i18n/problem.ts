/** Something that went wrong, in words. */
export interface Problem {
  readonly title: string;
  readonly text: string;
  /** Where one logs in again; empty or missing where that is not the way out. */
  readonly logIn?: string;
}
