/** Right types as the language calls them. */
import { isRightType, RIGHT_TYPES } from '#protocol/application-id.ts';
import { t } from '../language/text.ts';

export function rightTypeOptions(): (readonly [string, string])[] {
  return Object.keys(RIGHT_TYPES).map((code) => [code, rightTypeName(code)]);
}

export function rightTypeName(code: string): string {
  return isRightType(code) ? t(`right.${code}`) : code;
}
