import { vi } from 'vitest';

/** WebCrypto of Node throws Node's own exceptions, which jsdom hides behind its own class. */
export function throwNodesExceptions(): void {
	try {
		structuredClone(() => undefined);
	} catch (cause) {
		vi.stubGlobal('DOMException', (cause as Error).constructor);
	}
}
