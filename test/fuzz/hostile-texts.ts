/** Five hundred texts that somebody may put into a name to harm a page, a file or who reads them. Plain data, for Node and browsers. */

const MARKUP = [
  ...['<b>', '</div>', '<!--', '-->', ']]>', '<![CDATA[', '<?php', '<%= 1 %>', '&lt;b&gt;'],
  ...['&#x3c;', '<script>window.isHit=1</script>'],
  ...['</script><script>window.isHit=1</script>', '<img src=x onerror=window.isHit=1>'],
  ...['<svg/onload=window.isHit=1>', '<svg><script>window.isHit=1'],
  ...['"><img src=x onerror="window.isHit=1">', "'><img src=x onerror='window.isHit=1'>"],
  ...['" autofocus onfocus="window.isHit=1', '` onmouseover=window.isHit=1 `'],
  ...['<style>*{display:none}</style>'],
  ...['<iframe srcdoc="<script>parent.isHit=1</script>">'],
  ...['<object data=javascript:isHit=1>', '<base href=//evil.example>'],
  ...['<meta http-equiv=refresh content=0>', '<form action=//evil.example>', '<template>'],
  ...['<slot>', '<tfs-message></tfs-message>'],
  ...['<math><mtext></table><img src=x onerror=isHit=1>'],
  ...['<a href="javascript:isHit=1">x</a>', '<x contenteditable>', '<textarea>'],
  ...['<plaintext>', 'javascript:window.isHit=1'],
  ...['data:text/html,<script>isHit=1</script>', 'vbscript:x', 'JaVaScRiPt:isHit=1'],
  ...['java\tscript:isHit=1'],
];

const TEMPLATES = [
  ...['{{count}}', '{{user}}', '{{', '}}', '{{{count}}}'],
  ...['{{constructor.constructor("isHit=1")()}}', '{{ count }}', '{{__proto__}}'],
  ...['${window.isHit=1}', '$t(messages.search)', '[% PERL %]'],
  ...['[% INCLUDE /etc/passwd %]', '#{7*7}', '<%= 7*7 %>', '{0}', '%s%n%d', '%(x)s', '$&'],
  ...["$'", '$`', '$1', '$$', '$<name>', '\\1', '\\0', '$&$&$&$&', '.*+?[(', '(a+)+$', '^'],
  ...['|', '[^]*', 'lit$1234$', '<!--?lit$1$-->', '?lit$', '@click=${x}', '.innerHTML=x'],
];

const PROGRAMS = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'],
  ...['toJSON', 'then', 'length', 'null', 'undefined', 'NaN', 'true', 'false', '0', '-0'],
  ...['-1', '1e309', '0x10', '٣', '１', '[object Object]', '../../etc/passwd', '..\\..\\x'],
  ...['/etc/passwd', 'C:\\x', 'CON', 'x\u0000.csv', '~root', '$HOME', '`id`', '$(id)'],
  ...['; rm -rf /', '| cat', '&& id', "' OR 1=1 --", '"; DROP TABLE x', "admin'--", '%00'],
  ...['%2e%2e%2f', '%', '%zz', '%E0%A4%A', '+', '&user=root', '?x=1', '#tab=policy'],
  ...['a&account=root', 'search=x', 'a=b&c=d', '/cpsess1234567890/', '//evil.example'],
  ...['https://evil.example/?', 'a@b@c', 'mailto:x', '?bcc=x'],
];

const FILES = [
  ...['=1+1', '+1', '-1', '@SUM(1)', '=cmd|"/c calc"!A1', '=HYPERLINK("//evil.example")'],
  ...[' =1', '\t=1', "'=1", '"=1"', '＝1', '＋1', '－1', '＠1', 'a;=1', 'a,=1', 'a\t=1'],
  ...['a\n=1', 'a\r\n=1', 'a";=1', '";"', '","', '"', '""', '"""', ',', ';', ',,,', '\r\n'],
  ...['\n', '\r', '# sha256: 0', '#host: x', 'sep=;', 'a\r\nuser,primary_domain', '{"'],
  ...['"}', '"}]}', '\\', '\\"', '\\u0000', '\\ud800', '},"', '}}', '}]', '"data":{'],
  ...['"acct":[', '[', '{}', 'a\r\nBcc: eve@evil.example', 'a\n\n.\n'],
  ...['eve@evil.example,x', 'a%0d%0aBcc:x', '<eve@evil.example>', '"x" <eve@evil.example>'],
];

const UNSEEN = [
  ...['\u0000', '\u0001', '\u0007', '\u0008', '\t', '\u000b', '\u000c', '\u001b[31m'],
  ...['\u001b]0;x\u0007', '\u007f', '\u0085', '\u009b', '\u00a0', '\u00ad', '\u034f'],
  ...['\u061c', '\u115f', '\u1680', '\u180e', '\u2003', '\u200b', '\u200c', '\u200d'],
  ...['\u2028', '\u2029', '\u2060', '\u3000', '\u200e', '\u200f', '\u202a', '\u202b'],
  ...['\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069', '\u206a'],
  ...['\ufeff', '\ufff9', '￼', '�', '\ud800', '\udfff', '\udc00\ud800', '\ud83d', '\ue000'],
  ...['\u{e0001}', '\u{e0041}', '\u{f0000}', '\u{10ffff}', '\ufffe', '\uffff', '\ufdd0'],
  ...['\u2800', '\u3164'],
];

const SCRIPTS = [
  ...['אבג', 'مرحبا', 'مرحبا 123 abc', 'abc אבג 123', 'ABC\u202eCBA', '١٢٣'],
  ...['น\u0e35\u0e48', 'ह\u093fन\u094dद\u0940', '中文', '日本', '한국', 'Ελ', 'аdmin', 'rооt'],
  ...['ѕupport', 'ⅰ', 'ﷺ', 'ﬁ', 'ß', 'İ', 'ı', 'ſ', 'Å', 'e\u0301', 'é'],
  ...['👨\u200d👩\u200d👧\u200d👦', '🇩🇪', '👍🏽', '❤\ufe0f', '𝒶', '𐐷', '\u0301'],
  ...[
    'Z\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351\u0351',
  ],
  ...['xn--', 'xn--0', 'xn--99999999', 'xn--mnchen-3ya.de'],
  ...['xn--9999999999999999999999999999999999999999999999999999999999', '.', '..', '.com'],
  ...['-', 'a..b', '*.example', 'раypal.example', '[::1]'],
];

const LONG = ['x', '<b>', '\u202e', '{{', '=1,', '"', '👍', 'ab '].map((part) =>
  part.repeat(1_500),
);

/** Each alone; then most of them within an ordinary name, and between two spaces. */
const ALONE = [MARKUP, TEMPLATES, PROGRAMS, FILES, UNSEEN, SCRIPTS, LONG].flat();
const WITHIN = [...MARKUP, ...TEMPLATES, ...PROGRAMS, ...FILES, ...UNSEEN].map(
  (text) => `anna${text}b`,
);

/** All different, none empty. */
export const HOSTILE: readonly string[] = [...new Set([...ALONE, ...WITHIN])];
