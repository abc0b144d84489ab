import { createHash } from 'node:crypto';

/** How a content security policy names a script or a style that stands in the page. @param {string} text */
export const policyHash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
