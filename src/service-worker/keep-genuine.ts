import { isGenuine } from './genuine.ts';

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
