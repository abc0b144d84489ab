declare module 'jsdom' {
	/** What of it draws charts. */
	export class JSDOM {
		constructor(html: string);
		readonly window: { readonly document: Document };
	}
}
