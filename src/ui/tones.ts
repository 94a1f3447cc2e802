/** The tone in which a state of two-factor is shown: a class of the cells' styles. */
export const TONES = {
  unknown: 'none',
  enabled: 'good',
  'not-enabled': 'bad',
} as const;
