declare module 'jsdom' {
	/** The used part of jsdom, which draws charts. */
	export class JSDOM {
		constructor(html: string);
		readonly window: { readonly document: Document };
	}
}
