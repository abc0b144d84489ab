/** Lets the page answer touches and draw; resolves when it is free again. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
