/** What `npm run dev` is told by the environment: which WHM it works on. */

/** A local WHM of its own, or a real server that is reached with an API token. */
export type Settings =
  | { kind: 'local'; port: number }
  | {
      kind: 'real';
      port: number;
      /** Origin of the server, such as `https://server1.example.com:2087`. */
      url: string;
      user: string;
      apiToken: string;
      isCertificateChecked: boolean;
    };

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads `WHM_URL`, `WHM_USER`, `WHM_API_TOKEN`, `WHM_INSECURE`, `PORT`; throws a sentence. */
export function readSettings(environment: Environment): Settings {
  const { WHM_URL, WHM_USER, WHM_API_TOKEN, WHM_INSECURE, PORT } = environment;
  const port = Number(PORT ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`PORT is "${PORT ?? ''}", which is no port number.`);
  }
  if (WHM_URL === undefined || WHM_URL === '') return { kind: 'local', port };
  if (!WHM_API_TOKEN) {
    throw new Error('WHM_URL is set, so WHM_API_TOKEN must hold an API token of that server.');
  }
  return {
    kind: 'real',
    port,
    url: readOrigin(WHM_URL),
    user: readUser(WHM_USER),
    apiToken: readApiToken(WHM_API_TOKEN),
    isCertificateChecked: WHM_INSECURE !== '1',
  };
}

function readOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isLoopback =
    url !== undefined && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback)) return url.origin;
  throw new Error(
    'WHM_URL must be an https address such as https://server1.example.com:2087: the API token travels over it.',
  );
}

/** Both go into a header, in which nothing but these can stand for a name and a token. */
function readUser(text = 'root'): string {
  if (/^[\w.@-]+$/.test(text)) return text;
  throw new Error('WHM_USER is no user name.');
}

function readApiToken(text: string): string {
  if (/^\w+$/.test(text)) return text;
  throw new Error('WHM_API_TOKEN is no API token: those are letters and digits alone.');
}
