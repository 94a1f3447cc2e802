/** A host for reactive controllers, without an element and without a DOM. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface Host extends ReactiveControllerHost {
  readonly controllers: readonly ReactiveController[];
  /** How often an update was asked for. */
  readonly updates: () => number;
}

export function createHost(): Host {
  const controllers: ReactiveController[] = [];
  let updates = 0;
  return {
    controllers,
    updates: () => updates,
    addController: (controller) => {
      controllers.push(controller);
    },
    removeController: (controller) => {
      controllers.splice(controllers.indexOf(controller), 1);
    },
    requestUpdate: () => {
      updates++;
    },
    updateComplete: Promise.resolve(true),
  };
}
