// One shell for every screen: the book is on this phone, so no server could draw it.
export const ssr = false;
export const prerender = true;
