/** The address bar, handed in: only its fragment, without `#`. */
export interface AddressBar {
  readonly fragment: string;
  /** @param isNew whether it is a step that Back undoes, or takes the place of the one before */
  write(fragment: string, isNew: boolean): void;
  /** Told when the viewer goes back or forward or types an address; returns how to stop that. */
  listen(listener: () => void): () => void;
}
