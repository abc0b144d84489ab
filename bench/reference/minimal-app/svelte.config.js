import adapter from '@sveltejs/adapter-static';

/** Built beside the caches of the other tools, so that nothing made lies among the sources. */
const made = '../../../node_modules/.cache/minimal-app';

/** @type {import('@sveltejs/kit').Config} */
export default {
	kit: { adapter: adapter({ pages: `${made}/site` }), outDir: `${made}/kit`, paths: { relative: false } }
};
