export * from './prompts.ts';
export { readDigits } from './read-digits.ts';
export { isPrompt, isSpoken, spokenKeys } from './spoken-keys.ts';
