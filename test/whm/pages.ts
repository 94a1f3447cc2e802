/** The pages that WHM's daemon shows without a session: log-in, refusal, error. */
import { USERS } from './users.ts';

/** The languages that the log-in form offers. */
export const LOCALES: ReadonlyMap<string, string> = new Map([
  ['en', 'English'],
  ['de', 'Deutsch'],
  ['fr', 'Français'],
  ['ja', '日本語'],
  ['pt_br', 'português do Brasil'],
  ['ar', 'العربية'],
  ['he', 'עברית'],
]);

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES.get(letter) ?? letter);
}

/** A page of the daemon's own, without WHM's chrome. @param body HTML */
export function plainPage(title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="origin">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="/local-whm/pages.css">
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

/** @param goTo path without a token to go to afterwards */
export function loginPage(goTo: string, message?: string): string {
  const languages = [...LOCALES].map(
    ([tag, name]) => `<option value="${tag}" lang="${tag.replace('_', '-')}">${name}</option>`,
  );
  const users = USERS.map(
    ({ name, password, description }) => `<tr>
<th scope="row">${name}</th><td><code>${password}</code></td><td>${escapeHtml(description)}</td>
</tr>`,
  );
  return plainPage(
    'WHM Login',
    `<h1>WHM</h1>
<form id="login_form" action="/login/" method="post">
<input type="hidden" name="goto_uri" value="${escapeHtml(goTo)}">
${message === undefined ? '' : `<p role="alert">${escapeHtml(message)}</p>`}
<label>Username <input name="user" autocomplete="username" required autofocus></label>
<label>Password <input name="pass" type="password" autocomplete="current-password" required></label>
<label>Language <select name="locale">${languages.join('')}</select></label>
<button>Log in</button>
</form>
<table>
<caption>This is a local stand-in for WHM. Log in as:</caption>
<thead><tr><th scope="col">Username</th><th scope="col">Password</th><th scope="col">Who it is</th></tr></thead>
<tbody>
${users.join('\n')}
</tbody>
</table>
<p><a href="/local-whm/control">Faults, policy, population</a></p>`,
  );
}

/** What WHM itself answers to who may not open an application. */
export function forbiddenPage(): string {
  return plainPage(
    'Access denied',
    '<h1>403</h1>\n<p role="alert">You do not have permission to access this application.</p>',
  );
}

export function errorPage(status: number): string {
  return plainPage(String(status), `<h1>${status}</h1>\n<p>The server could not answer.</p>`);
}

/** One of WHM's own pages. */
export function whmPage(title: string): string {
  return plainPage(title, `<h1>${title}</h1>\n<p>Here WHM has its own page.</p>`);
}
