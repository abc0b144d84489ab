/**
 * Who a screen is for. Staff and officers read: their tables and files need no notes and no few words. Everything else
 * is for women who do not.
 */
export type Audience = 'women' | 'staff';

const forStaff: readonly RegExp[] = [
	/^\/import/,
	/^\/laptop/,
	/^\/print\/(?:bank|books|registers|letter)/,
	/^\/verify/
];

/**
 * Screens that read amounts out before women agree to them, or a whole meeting or page to her whose it is. They may take
 * longer than six seconds: whole terms and totals said before a yes are the point of them.
 */
const reading: readonly RegExp[] = [
	// The sealed meeting reads its code out, digit by digit, for the passbooks. Home says the group, what the box holds and where a meeting begins (S2); the faces, what the roll brought.
	/^\/$/,
	/^\/meeting\/(?:faces|close|sealed|count|loan|plan)/,
	/^\/red-book\/(?:entry|meeting)/,
	/^\/meeting\/disputes/,
	/^\/group\/(?:profit|leave|offices|rules)/,
	// A grant that goes back: whose, how much and to whom, before two officers touch.
	/^\/bank\/outside/,
	/^\/members\/page/
];

/**
 * The same by scene, where other screens of the address are short: the notice before pages leave the phone, what a copy holds before it
 * becomes the book, and that a code was kept, before the next woman is asked.
 */
const readingScenes = /^(?:post-(?:00|01|13|15)|unlocked-page-4d)-/;

export const readsOut = (path: string, scene: string): boolean =>
	reading.some((pattern) => pattern.test(path)) || readingScenes.test(scene);

export const audienceOf = (path: string): Audience =>
	forStaff.some((pattern) => pattern.test(path)) ? 'staff' : 'women';
