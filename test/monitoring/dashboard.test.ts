/** The Grafana dashboard's form; test/monitoring/three-servers.test.ts runs its expressions. */
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { fillVariables, readDashboard, type Panel } from './dashboard.ts';

const { panels, templating } = readDashboard();
const COLUMNS = 24;

const doOverlap = ({ gridPos: a }: Panel, { gridPos: b }: Panel): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

suite('the dashboard', () => {
  test('asks the chosen data source, of the chosen servers', () => {
    const variables = templating.list.map(({ name, type }) => [name, type]);
    assert.deepEqual(variables, [
      ['datasource', 'datasource'],
      ['server', 'query'],
    ]);
    for (const { title, datasource, targets } of panels) {
      assert.notEqual(targets.length, 0, title);
      for (const target of targets) {
        assert.deepEqual(
          [datasource.uid, target.datasource.uid],
          ['${datasource}', '${datasource}'],
        );
        assert.match(target.expr, /instance=~"\$server"/, title);
        assert.doesNotMatch(fillVariables(target.expr, '.*'), /\$/, title);
      }
    }
  });

  test('has a place for each panel', () => {
    assert.equal(new Set(panels.map(({ id }) => id)).size, panels.length);
    for (const [index, panel] of panels.entries()) {
      assert.ok(panel.gridPos.x + panel.gridPos.w <= COLUMNS, panel.title);
      const others = panels.slice(index + 1).filter((other) => doOverlap(panel, other));
      assert.deepEqual(
        others.map(({ title }) => title),
        [],
        panel.title,
      );
      assert.notEqual(panel.description, '');
    }
  });
});
