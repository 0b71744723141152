/** A menu of links would do; a list to choose from takes less room on a phone. */
import { isLanguage, LANGUAGE_NAMES, type Language } from '#gateway/messages/languages.ts';
import { currentLanguage, t } from '../language/text.ts';

export function LanguageMenu({ onLanguage }: { readonly onLanguage: (language: Language) => void }) {
  return (
    <label class="language">
      <span class="unseen">{t('shell.language')}</span>
      <select
        value={currentLanguage()}
        onChange={({ currentTarget: { value } }) => {
          if (isLanguage(value)) onLanguage(value);
        }}
      >
        {Object.entries(LANGUAGE_NAMES).map(([code, name]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
