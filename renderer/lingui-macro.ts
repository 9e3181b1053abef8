import { transformAsync } from '@babel/core';
import macro from '@lingui/babel-plugin-lingui-macro';
import type { Plugin } from 'vite';

/**
 * Compiles Lingui's macros with its Babel plugin. Lingui's own native transform (`macroTransform: true`) is an optional
 * package for Node ≥ 22.19, which an `npm ci` under an older Node leaves out without a word.
 */
export const linguiMacro = (): Plugin => ({
  name: 'lingui-macro',
  enforce: 'pre',
  transform: {
    filter: { id: /\.tsx?$/, code: /@lingui\/(?:core|react)\/macro/ },
    async handler(code, filename) {
      const result = await transformAsync(code, {
        filename,
        plugins: [macro],
        parserOpts: { plugins: ['typescript', 'jsx'] },
        babelrc: false,
        configFile: false,
      });
      return result?.code ? { code: result.code, map: null } : undefined;
    },
  },
});
