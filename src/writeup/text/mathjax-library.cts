/**
 * The parts of MathJax that set formulas. CommonJS, so that what is named here is bundled and yet loaded only when a formula is to
 * be set: it takes a second. The packages register themselves.
 */
function library() {
  for (const load of [
    () => require('mathjax-full/js/input/tex/base/BaseConfiguration.js'),
    () => require('mathjax-full/js/input/tex/ams/AmsConfiguration.js'),
    () => require('mathjax-full/js/input/tex/boldsymbol/BoldsymbolConfiguration.js'),
    () => require('mathjax-full/js/input/tex/newcommand/NewcommandConfiguration.js'),
    () => require('mathjax-full/js/input/tex/textmacros/TextMacrosConfiguration.js'),
    () => require('mathjax-full/js/input/tex/cancel/CancelConfiguration.js'),
    () => require('mathjax-full/js/input/tex/color/ColorConfiguration.js'),
    () => require('mathjax-full/js/input/tex/mhchem/MhchemConfiguration.js'),
  ])
    load();
  return {
    mathjax: (require('mathjax-full/js/mathjax.js') as typeof import('mathjax-full/js/mathjax.js')).mathjax,
    TeX: (require('mathjax-full/js/input/tex.js') as typeof import('mathjax-full/js/input/tex.js')).TeX,
    SVG: (require('mathjax-full/js/output/svg.js') as typeof import('mathjax-full/js/output/svg.js')).SVG,
    liteAdaptor: (
      require('mathjax-full/js/adaptors/liteAdaptor.js') as typeof import('mathjax-full/js/adaptors/liteAdaptor.js')
    ).liteAdaptor,
    RegisterHTMLHandler: (
      require('mathjax-full/js/handlers/html.js') as typeof import('mathjax-full/js/handlers/html.js')
    ).RegisterHTMLHandler,
    MapHandler: (
      require('mathjax-full/js/input/tex/MapHandler.js') as typeof import('mathjax-full/js/input/tex/MapHandler.js')
    ).MapHandler,
  };
}

export = { library };
