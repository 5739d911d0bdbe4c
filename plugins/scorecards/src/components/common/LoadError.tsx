import type { ErrorLike } from '@backstage/errors';
import { causeOf } from '../../causeOf';
import { useText } from '../../translation';
import { Button } from './Button';
import { Notice } from './Notice';

/** Something could not be loaded: why, and a way to try again. */
export function LoadError(props: {
  title: string;
  error: ErrorLike;
  onRetry(): void;
}) {
  const { title, error, onRetry } = props;
  const t = useText();
  return (
    <Notice
      kind="error"
      title={title}
      action={
        <Button size="small" variant="outlined" onClick={onRetry}>
          {t('notice.retry')}
        </Button>
      }
    >
      {causeOf(error).message}
    </Notice>
  );
}
