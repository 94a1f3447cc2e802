/** The languages that WHM ships, by its own tags (whm-facts, section 6). */
export const WHM_LANGUAGES =
  'ar cs da de el en es es_419 es_es fi fil fr he hu id it ja ko ms nb nl pl pt pt_br ro ru sv th tr uk vi zh zh_tw'.split(
    ' ',
  );
