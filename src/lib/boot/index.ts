export { openApp } from './open-app.ts';
