import type { MemberFace } from '#i18n';
import { money, type Money } from '#money';

/** An example woman: what differs between two tiles is then their state alone. */
export const face: MemberFace = { symbol: 'parrot', colour: 1, number: 1, name: 'सुनीता' };
export const rupees = (amount: number): Money => money(amount * 100);
export const nothing = (): void => undefined;
