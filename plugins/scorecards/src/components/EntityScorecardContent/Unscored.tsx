import { makeStyles } from '@material-ui/core/styles';
import type { EntityReport } from '@opaq/plugin-scorecards-common';
import type { ReactNode } from 'react';
import { useText } from '../../translation';
import { Notice } from '../common/Notice';
import { Snippet } from '../common/Snippet';

const ANNOTATION = `\
metadata:
  annotations:
    backstage.io/source-location: url:https://github.com/ORG/REPO/tree/main/`;

const useStyles = makeStyles(
  theme => ({
    code: { marginTop: theme.spacing(1) },
  }),
  { name: 'OpaqUnscored' },
);

/** Why there is no report yet, and what to do. */
export function Unscored(props: {
  status: EntityReport['status'];
  action: ReactNode;
}) {
  const { status, action } = props;
  const classes = useStyles();
  const t = useText();
  switch (status.state) {
    case 'noSource':
      return (
        <Notice kind="info" title={t('notice.noSourceTitle')}>
          <p>{status.message}</p>
          <p>{t('notice.noSourceText')}</p>
          <div className={classes.code}>
            <Snippet label="catalog-info.yaml" text={ANNOTATION} />
          </div>
        </Notice>
      );
    case 'unreadable':
      return (
        <Notice
          kind="error"
          title={t('notice.unreadableTitle')}
          action={action}
        >
          <p>{status.message}</p>
          <p>{t('notice.unreadableText')}</p>
        </Notice>
      );
    default:
      return (
        <Notice kind="wait" title={t('notice.pendingTitle')} action={action}>
          <p>{status.message ?? t('notice.pendingText')}</p>
        </Notice>
      );
  }
}
