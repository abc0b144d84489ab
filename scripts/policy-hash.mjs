import { createHash } from 'node:crypto';

/** Hash source of an inline script or style for a content security policy. @param {string} text */
export const policyHash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
