/** Plugins on the local WHM: registered (AppConfig), run (CGI), served as installed (whm-facts, sections 5 and 6). */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { promisify } from 'node:util';
import { useLocalWhm } from './caller.ts';
import { PAGE_PATH } from './local-whm.ts';

const ADDONS = 'usr/local/cpanel/whostmgr/docroot/cgi/addons';
const MENU_ENTRY = /<a href="\/cpsess\d{10}(\/cgi\/[^"]*)" target="([^"]*)"[^>]*>([^<]*)<\/a>/g;

const local = useLocalWhm({ accounts: 3 });

const page = async (user: string, path: string): Promise<string> =>
  (await local.open(user, path)).text();

const menu = async (user: string): Promise<string[]> =>
  [...(await page(user, '/')).matchAll(MENU_ENTRY)].map(([, path, target, name]) =>
    [path, target, name].join(' '),
  );

suite('the plugin as installed', () => {
  const entry = `${PAGE_PATH} _self Two-Factor Status`;

  test('stands in the menu of those who may open it', async () => {
    for (const user of ['root', 'brightweb', 'fairhost']) {
      assert.deepEqual(await menu(user), [entry], user);
    }
    assert.deepEqual(await menu('helpdesk'), []);
  });

  test('opens for those who hold the privilege, in WHM’s chrome', async () => {
    for (const [user, isRoot, canListAccounts] of [
      ['root', 1, 1],
      ['brightweb', 0, 1],
      ['fairhost', 0, 0],
    ] as const) {
      const response = await local.open(user, PAGE_PATH);
      const html = await response.text();
      assert.equal(response.status, 200);
      assert.match(html, new RegExp(`data-user="${user}"`));
      assert.match(html, new RegExp(`data-has-root="${isRoot}"`));
      assert.match(html, new RegExp(`data-can-list-accts="${canListAccounts}"`));
      assert.match(html, /data-whm-version="11\.138\.0\.10"/);
      assert.match(html, /id="contentContainer"/);
    }
    assert.deepEqual(local.whm.errorLog, []);
  });

  test('is refused by WHM to everybody else, the files too', async () => {
    const [asset = ''] = await readdir(join(local.whm.root, ADDONS, 'twofactor_status/assets'));
    for (const path of [PAGE_PATH, `/cgi/addons/twofactor_status/assets/${asset}`]) {
      const response = await local.open('helpdesk', path);
      assert.equal(response.status, 403);
      assert.match(await response.text(), /You do not have permission to access this application/);
    }
  });

  test('has its files served as they are, with their types and no sniffing', async () => {
    const base = '/cgi/addons/twofactor_status/';
    const html = await page('brightweb', PAGE_PATH);
    const assets = [...html.matchAll(/(?:src|href)="(assets\/[^"]+)"/g)].map(([, path]) => path);
    assert.equal(assets.length, 2);
    for (const asset of assets) {
      const response = await local.open('brightweb', base + String(asset));
      const type = String(asset).endsWith('.js') ? 'text/javascript' : 'text/css';
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('content-type'), `${type}; charset=utf-8`);
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
      const installed = join(local.whm.root, ADDONS, 'twofactor_status', String(asset));
      assert.equal(await response.text(), await readFile(installed, 'utf8'));
    }
    const icon = await local.open('helpdesk', '/addon_plugins/twofactor_status.png');
    assert.equal(icon.headers.get('content-type'), 'image/png');
  });

  test('has its own headers and no others put upon its page', async () => {
    const { headers } = await local.open('root', PAGE_PATH);
    assert.equal(headers.get('content-type'), 'text/html; charset=utf-8');
    assert.match(headers.get('cache-control') ?? '', /no-store/);
    assert.equal(headers.get('content-security-policy'), "frame-ancestors 'self'");
  });

  test('speaks the session’s language, in its direction', async () => {
    for (const [locale, attributes] of [
      ['de', 'lang="de" dir="ltr"'],
      ['ar', 'lang="ar" dir="rtl"'],
      ['pt_br', 'lang="pt-br" dir="ltr"'],
    ] as const) {
      const { pageUrl, cookie } = await local.whm.signIn('root', { locale });
      const html = await (await fetch(pageUrl, { headers: { cookie } })).text();
      assert.ok(html.includes(`<html ${attributes}>`), locale);
    }
  });

  test('is gone when it is unregistered', async () => {
    const { root } = local.whm;
    const config = join(root, 'var/cpanel/apps/twofactor_status.conf');
    const before = await readFile(config);
    await promisify(execFile)(join(root, 'usr/local/cpanel/bin/unregister_appconfig'), [
      'twofactor_status',
    ]);
    assert.deepEqual(await menu('brightweb'), []);
    assert.equal((await local.open('brightweb', PAGE_PATH)).status, 403);
    assert.equal((await local.open('root', PAGE_PATH)).status, 200, 'root passes everywhere');
    await writeFile(config, before);
  });
});

suite('WHM’s own pages', () => {
  for (const [path, title] of [
    ['/scripts4/listaccts', 'List Accounts'],
    ['/scripts4/listaccts?searchtype=user&search=anna', 'List Accounts'],
    ['/scripts7/twofactorauth', 'Two-Factor Authentication'],
    ['/scripts2/featuremanager', 'Feature Manager'],
  ] as const) {
    test(`${path} is there for who is logged in`, async () => {
      const response = await local.open('brightweb', path);
      assert.equal(response.status, 200);
      assert.match(await response.text(), new RegExp(`<h1>${title}</h1>`));
      assert.equal((await fetch(local.whm.url + path)).status, 401);
    });
  }
});

suite('the chrome', () => {
  test('is there at home and where the breadcrumbs lead', async () => {
    for (const path of ['/', '/scripts/command?PFILE=main', '/scripts/command?PFILE=Plugins']) {
      const response = await local.open('newstart', path);
      assert.equal(response.status, 200);
      assert.match(await response.text(), /id="contentContainer"/);
    }
  });

  test('has its stylesheet and fonts, and nothing else of this machine', async () => {
    const font = '/local-whm/fonts/open-sans-latin-400-normal.woff2';
    const style = await local.open('root', '/local-whm/whm.css');
    assert.equal(style.headers.get('content-type'), 'text/css; charset=utf-8');
    const { status, headers } = await local.open('root', font);
    assert.equal(status, 200);
    assert.equal(headers.get('content-type'), 'font/woff2');
    for (const path of [
      '/local-whm/..%2Fmain.ts',
      '/local-whm/fonts/..%2Fpackage.json',
      '/addon_plugins/..%2Fcgi',
      '/addon_plugins/',
      '/templates/twofactor_status/',
      '/no-such-page',
    ]) {
      assert.equal((await local.open('root', path)).status, 404, path);
    }
  });
});

suite('another plugin', () => {
  const path = '/cgi/addons/another/';
  const config = () => join(local.whm.root, 'var/cpanel/apps/another.conf');
  const register = (...lines: readonly string[]): Promise<void> => {
    const usual = ['name=another', 'service=whostmgr', 'entryurl=addons/another/index.cgi'];
    return writeFile(config(), [...usual, `url=${path}`, ...lines, ''].join('\n'));
  };
  const program = (perl: string): Promise<void> =>
    writeFile(join(local.whm.root, ADDONS, 'another/index.cgi'), perl);

  beforeEach(async () => {
    await mkdir(join(local.whm.root, ADDONS, 'another'), { recursive: true });
    await program('print "Content-Type: text/plain\n\n", "hello";');
  });
  afterEach(async () => {
    await rm(join(local.whm.root, ADDONS, 'another'), { recursive: true });
    await rm(join(local.whm.root, ADDONS, '../../templates/another'), {
      recursive: true,
      force: true,
    });
    await rm(config(), { force: true });
  });

  test('that is not registered is root’s alone', async () => {
    assert.equal(await page('root', `${path}index.cgi`), 'hello');
    assert.equal((await local.open('brightweb', `${path}index.cgi`)).status, 403);
  });

  test('opens in a new window and has its name, unless the registration says else', async () => {
    await register('acls=any');
    assert.ok((await menu('helpdesk')).includes('/cgi/addons/another/index.cgi _blank another'));
  });

  test('has privileges: any is everybody’s, all is root’s, one of several suffices', async () => {
    const mayOpen = async (user: string, acls: string): Promise<boolean> => {
      await register(`acls=${acls}`);
      return (await local.open(user, `${path}index.cgi`)).status === 200;
    };
    assert.ok(await mayOpen('helpdesk', 'any'));
    assert.ok(!(await mayOpen('brightweb', 'all')));
    assert.ok(await mayOpen('root', 'all'));
    assert.ok(await mayOpen('fairhost', 'list-accts,create-acct'));
    assert.ok(!(await mayOpen('fairhost', 'list-accts')));
  });

  test('without acls is root’s alone, and of another service it is nobody’s', async () => {
    await register();
    assert.equal((await local.open('brightweb', `${path}index.cgi`)).status, 403);
    await register('acls=any', 'service=cpanel');
    assert.equal((await local.open('brightweb', `${path}index.cgi`)).status, 403);
    assert.deepEqual(await menu('helpdesk'), []);
  });

  test('may be a link to a file that lies elsewhere', async () => {
    const link = join(local.whm.root, ADDONS, 'another/x.json');
    await symlink(join(local.whm.root, 'usr/local/cpanel/version'), link);
    assert.equal(await page('root', `${path}x.json`), '11.138.0.10\n');
  });

  test('is covered by each of its prefixes, and by no more', async () => {
    await register('acls=any', 'url2=/cgi/addons/another2/');
    assert.equal((await local.open('helpdesk', '/cgi/addons/another2/x.js')).status, 404);
    assert.equal((await local.open('helpdesk', '/cgi/addons/another3/x.js')).status, 403);
  });

  test('sets its status and headers, and learns who asks', async () => {
    await register('acls=any');
    await program(
      `print "Status: 418 Teapot\r\nContent-Type: text/plain\r\nX-A: 1\r\nX-A: 2\r\n\r\n",
        join ' ', @ENV{qw(REMOTE_USER REQUEST_METHOD SCRIPT_NAME QUERY_STRING)}, $ENV{HOME} // 'none';`,
    );
    const response = await local.open('helpdesk', `${path}index.cgi?a=1&b`, { method: 'POST' });
    assert.equal(response.status, 418);
    assert.equal(response.headers.get('x-a'), '1, 2');
    assert.equal(response.headers.get('status'), null);
    assert.equal(await response.text(), `helpdesk POST ${path}index.cgi a=1&b none`);
  });

  test('that fails is an error page, and stands in the error log', async () => {
    await program('die "no luck\n";');
    const response = await local.open('root', `${path}index.cgi`);
    assert.equal(response.status, 500);
    assert.match(await response.text(), /<h1>500<\/h1>/);
    assert.equal(local.whm.errorLog.at(-1), 'no luck\n');
  });

  /**
   * A program that has the engine process a template of the plugin's, and then says what the engine returned. Each template
   * has a name of its own: the engine takes one that was changed within a second for the one that it has compiled.
   */
  let templates = 0;
  const showTemplate = async (template: string, print: 0 | 1): Promise<Response> => {
    const directory = join(local.whm.root, 'usr/local/cpanel/whostmgr/docroot/templates/another');
    await mkdir(directory, { recursive: true });
    templates += 1;
    await writeFile(join(directory, `${templates}.tmpl`), template);
    await program(`use Cpanel::Template;
      print "Content-Type: text/html\r\n\r\n";
      my @returned = Cpanel::Template::process_template(
        'whostmgr', { template_file => 'another/${templates}.tmpl', print => ${print} } );
      print "\n", join ' | ', map { ref ? "reference to '$$_'" : $_ // 'undef' } @returned;`);
    return local.open('root', `${path}index.cgi`);
  };

  test('has the engine print its page, or its error as it is, or has both returned', async () => {
    const answer = async (template: string, print: 0 | 1): Promise<[number, string]> => {
      const response = await showTemplate(template, print);
      return [response.status, await response.text()];
    };
    assert.deepEqual(await answer('whole', 1), [200, "whole\n1 | reference to ''"]);
    assert.deepEqual(await answer('whole', 0), [200, "\n1 | reference to 'whole'"]);
    const error = "<b> error - it's out";
    const broken = `half[% THROW '<b>' "it's out" %]`;
    assert.deepEqual(await answer(broken, 1), [200, `${error}\n0 | `]);
    assert.deepEqual(await answer(broken, 0), [200, `\nundef | ${error}`]);
  });

  test('leaves a compiled template behind, by the path of the template', async () => {
    await showTemplate('whole', 0);
    const compiles = join(local.whm.root, 'var/cpanel/template_compiles');
    const files = await readdir(compiles, { recursive: true });
    assert.ok(
      files.some((file) => file.endsWith(`/whostmgr/docroot/templates/another/${templates}.tmpl`)),
    );
  });

  test('has its icon only by a path, and its “?” leads nowhere unless it says where', async () => {
    const chrome = async (flags: string): Promise<string> => {
      const wrapper = `[% USE Whostmgr; USE JSON; WRAPPER 'master_templates/master.tmpl' header='A' ${flags} %][% END %]`;
      return (await showTemplate(wrapper, 1)).text();
    };
    const icon = /<img src="\/cpsess\d{10}([^"]+)"/;
    const help = /<a class="whm-help" href="([^"]+)"/;
    const bare = await chrome(`icon='a.png' breadcrumbdata={ name = 'A tool' }`);
    assert.equal(icon.exec(bare)?.[1], '/local-whm/icons/a.png');
    assert.equal((await local.open('root', '/local-whm/icons/a.png')).status, 404);
    assert.equal(help.exec(bare)?.[1], 'https://docs.cpanel.net/go/whm/Atool');
    const named = await chrome(
      `icon='/addon_plugins/a.png' breadcrumbdata={ name = 'A tool' help_url = 'https://a.example/?a&b' }`,
    );
    assert.equal(icon.exec(named)?.[1], '/addon_plugins/a.png');
    assert.equal(help.exec(named)?.[1], 'https://a.example/?a&amp;b');
  });

  test('that is not there is not found', async () => {
    assert.equal((await local.open('root', `${path}other.cgi`)).status, 404);
    assert.equal((await local.open('root', path)).status, 404);
  });
});

suite('a policy laid over every page', () => {
  const policy = "default-src 'self'";
  const strict = useLocalWhm({ accounts: 1, contentSecurityPolicy: policy });

  test('comes beside the page’s own, and WHM’s inline script is left out', async () => {
    const response = await strict.open('root', PAGE_PATH);
    const header = response.headers.get('content-security-policy');
    assert.equal(header, `frame-ancestors 'self', ${policy}`);
    assert.ok(!/<script(?![^>]* src=)/.test(await response.text()));
    assert.match(await page('root', PAGE_PATH), /<script>\s*window\.COMMON = /);
    const login = await fetch(strict.whm.url);
    assert.equal(login.headers.get('content-security-policy'), policy);
  });
});

suite('without AppConfig', () => {
  const open = useLocalWhm({ accounts: 1, isAppConfigEnforced: false });

  test('the CGI’s own check stands between the page and those without the privilege', async () => {
    const response = await open.open('helpdesk', PAGE_PATH);
    const html = await response.text();
    assert.equal(response.status, 403);
    assert.match(html, /You do not have permission/);
    assert.match(html, /id="contentContainer"/);
    assert.ok(!html.includes('<two-factor-status'));
  });
});
