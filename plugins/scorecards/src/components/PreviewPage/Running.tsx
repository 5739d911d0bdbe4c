import { Progress } from '@backstage/core-components';
import { useEffect, useState } from 'react';
import { useText } from '../../translation';
import { Button } from '../common/Button';
import { Notice } from '../common/Notice';

const LONG_MS = 1_500;

/** A preview on its way; where it takes a while, what it does, and how to end it. */
export function Running({ onStop }: { onStop: () => void }) {
  const t = useText();
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <Progress />
      {isLong && (
        <Notice
          kind="wait"
          title={t('preview.runningTitle')}
          action={
            <Button size="small" variant="outlined" onClick={onStop}>
              {t('preview.stop')}
            </Button>
          }
        >
          {t('preview.runningText')}
        </Notice>
      )}
    </>
  );
}
