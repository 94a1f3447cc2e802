/** Reads the Grafana dashboard that ships, as far as the tests look at it. */
import { readFileSync } from 'node:fs';

export interface Target {
  readonly expr: string;
  /** One moment, not a range. */
  readonly instant?: boolean;
  readonly datasource: { readonly uid: string };
}

export interface Panel {
  readonly id: number;
  readonly title: string;
  readonly description: string;
  readonly type: string;
  readonly datasource: { readonly uid: string };
  readonly gridPos: Readonly<Record<'x' | 'y' | 'w' | 'h', number>>;
  readonly targets: readonly Target[];
}

export interface Dashboard {
  readonly panels: readonly Panel[];
  readonly templating: {
    readonly list: readonly { readonly name: string; readonly type: string }[];
  };
}

export function readDashboard(): Dashboard {
  return JSON.parse(readFileSync('plugin/monitoring/grafana-dashboard.json', 'utf8')) as Dashboard;
}

/** As Grafana fills the variables in. @param servers a regular expression */
export function fillVariables(expression: string, servers: string): string {
  return expression.replaceAll('$server', servers).replaceAll('$__range', '604800s');
}
