/** @param response is left as it is: a copy is read */
export type Judge = (request: Request | string, response: Response) => Promise<boolean>;

/** @param ownScript stands in the app's own page and in no other */
export const judgeBy =
	(ownScript: string): Judge =>
	(request, response) => {
		const { pathname } = new URL(typeof request === 'string' ? request : request.url, location.origin);
		return isGenuine(pathname, response.clone(), ownScript);
	};

/** From the network; what is not genuine is asked for once more, past the browser's own cache. */
export async function fetchGenuine(request: Request | string, isRight: Judge): Promise<Response> {
	const response = await fetch(request, { priority: 'low' });
	return (await isRight(request, response)) ? response : fetch(addressOf(request), { cache: 'reload' });
}

const addressOf = (request: Request | string): string =>
	typeof request === 'string' ? request : request.url;

/** For Workbox: nothing is kept that is not genuine, and what an older version kept so is fetched again. */
export function keepOnlyGenuine(isRight: Judge) {
	interface Given {
		readonly request: Request;
		readonly event?: Event;
	}
	return {
		fetchDidSucceed: async ({ request, response }: Given & { response: Response }) =>
			(await isRight(request, response)) ? response : fetch(request.url, { cache: 'reload' }),
		cacheWillUpdate: async ({ request, response }: Given & { response: Response }) =>
			(await isRight(request, response)) ? response : null,
		cachedResponseWillBeUsed: async ({
			request,
			event,
			cachedResponse
		}: Given & { cachedResponse?: Response }) => {
			if (cachedResponse === undefined) return null;
			// Once installed, every entry was looked at: a start need not read them again.
			const isKnown = event?.type !== 'install';
			return isKnown || (await isRight(request, cachedResponse)) ? cachedResponse : null;
		}
	};
}

/**
 * Throws out what an older version kept wrongly, from every cache of this address.
 *
 * @param isJudged false for a cache whose entries lie under addresses that do not tell what they are
 */
export async function throwOutWrong(isRight: Judge, isJudged: (cache: string) => boolean): Promise<void> {
	for (const name of (await caches.keys()).filter(isJudged)) {
		const cache = await caches.open(name);
		for (const request of await cache.keys()) {
			const response = await cache.match(request);
			if (response !== undefined && !(await isRight(request, response))) await cache.delete(request);
		}
	}
}

/**
 * Whether an answer is what was asked for. Hosts answer a missing file with their first page and 200, and networks that want a
 * login answer everything with theirs: kept once as a script, such a page would be given for ever.
 */

/** What browsers run or draw only under a type of its own; of the rest it is enough that it is no page. */
const typesByEnding: Readonly<Record<string, RegExp>> = {
	js: /\b(?:java|ecma)script\b/,
	css: /\btext\/css\b/,
	html: /\btext\/html\b/
};
const pageType = /\b(?:text\/html|application\/xhtml\+xml)\b/;
const pageBegins = /^\s*(?:<!doctype\s+html|<html[\s>])/i;
/** Enough to see a doctype behind a byte order mark and blank lines. */
const headBytes = 512;

const endingOf = (path: string): string => /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';

/**
 * By what the answer says of itself.
 *
 * @param path of the address
 * @param type the header `Content-Type`; null where there is none
 */
export function hasRightType(path: string, type: string | null): boolean {
	const said = type?.toLowerCase() ?? '';
	const wanted = typesByEnding[endingOf(path)];
	return wanted === undefined ? !pageType.test(said) : wanted.test(said);
}

/**
 * By what it says and by what it is: a host that goes by the ending calls its first page a script.
 *
 * @param response not read afterwards: it is a copy
 * @param ownScript stands in the app's own page and in no other
 */
export async function isGenuine(path: string, response: Response, ownScript: string): Promise<boolean> {
	if (!response.ok || !hasRightType(path, response.headers.get('Content-Type'))) return false;
	if (endingOf(path) === 'html') return (await response.text()).includes(ownScript);
	return !pageBegins.test(await headOf(response));
}

async function headOf({ body }: Response): Promise<string> {
	if (body === null) return '';
	const reader = body.getReader();
	const decoder = new TextDecoder();
	let head = '';
	let seen = 0;
	while (seen < headBytes) {
		const { value, done } = await reader.read();
		if (done) break;
		head += decoder.decode(value.subarray(0, headBytes - seen), { stream: true });
		seen += value.byteLength;
	}
	// The other branch of a copy goes on by itself.
	void reader.cancel();
	return head;
}
