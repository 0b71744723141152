/** Applications that a search found, each with a link to its page. */
import type { AnswerOf } from '#gateway/client/client.ts';
import { formatDate, listOf, t } from '../../language/text.ts';
import { addressOf } from '../../navigation.ts';
import { rightTypeName } from '../../parts/right-type.ts';

type Found = AnswerOf<'searchApplications'>['applicationBag'][number];

export function ApplicationCards({ applications }: { readonly applications: readonly Found[] }) {
  return (
    <ul class="cards">
      {applications.map(({ key = '', applicationId = key, rightType = '', filingDate = '', withdrawn }) => (
        <li key={key}>
          <a href={addressOf(`/register/${encodeURIComponent(applicationId)}`)}>{applicationId}</a>
          <p>
            {listOf([
              rightTypeName(rightType),
              t('register.filed', { date: formatDate(filingDate) }),
              ...(withdrawn ? [t('register.withdrawn')] : []),
            ])}
          </p>
        </li>
      ))}
    </ul>
  );
}
