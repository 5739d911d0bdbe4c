import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { useState } from 'react';
import { scorecardsApiRef } from '../api';
import { causeOf } from '../causeOf';
import type { ExemptResult } from '../exemptions';
import { useText } from '../translation';

/** An approval being given or taken back. */
interface ApprovalState {
  busy: boolean;
  /** What came of it, for a person; empty before. */
  text: string;
  failed: boolean;
  approve(): void;
  revoke(): void;
}

/** Approves what a project asks for, or takes that back. */
export function useApproval(
  entityRef: string,
  { checkId, exemption }: Pick<ExemptResult, 'checkId' | 'exemption'>,
  onDone: () => void,
): ApprovalState {
  const api = useApi(scorecardsApiRef);
  const t = useText();
  const [state, setState] = useState({ busy: false, text: '', failed: false });

  const run = async (act: () => Promise<void>, done: string) => {
    setState({ busy: true, text: '', failed: false });
    try {
      await act();
      setState({ busy: false, text: done, failed: false });
      onDone();
    } catch (e) {
      const { name, message } = causeOf(toError(e));
      const text =
        {
          ConflictError: t('approval.conflict'),
          NotAllowedError: t('approval.forbidden'),
        }[name] ?? t('approval.failed', { message });
      setState({ busy: false, text, failed: true });
    }
  };
  const { reason, expires } = exemption;
  return {
    ...state,
    approve: () =>
      run(
        () => api.approveExemption(entityRef, checkId, { reason, expires }),
        t('approval.approved'),
      ),
    revoke: () =>
      run(() => api.revokeApproval(entityRef, checkId), t('approval.revoked')),
  };
}
