import { Link } from '@backstage/core-components';
import { usePermission } from '@backstage/plugin-permission-react';
import { makeStyles } from '@material-ui/core/styles';
import {
  scorecardsOperatePermission,
  scorecardsPreviewPermission,
} from '@opaq/plugin-scorecards-common';
import { useEffect, useRef } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom';
import {
  sharedParams,
  usePagePath,
  type PageName,
} from '../../hooks/usePagePath';
import { useText } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      gap: theme.spacing(0.5),
      [theme.breakpoints.down('xs')]: { gap: 0 },
      margin: theme.spacing(0, 0, 2.5),
      padding: 0,
      listStyle: 'none',
      overflowX: 'auto',
      borderBottom: `1px solid ${theme.palette.divider}`,
      '@media print': { display: 'none' },
    },
    tab: {
      display: 'block',
      padding: theme.spacing(1, 1.5),
      fontSize: '0.875rem',
      fontWeight: 500,
      whiteSpace: 'nowrap',
      textDecoration: 'none',
      // Secondary text has too little contrast on the page's background, here and elsewhere outside of paper.
      color: theme.palette.text.primary,
      borderBottom: '2px solid transparent',
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
      '&[aria-current]': {
        fontWeight: 600,
        borderBottomColor: theme.palette.primary.main,
      },
      [theme.breakpoints.down('xs')]: { padding: theme.spacing(1, 0.75) },
    },
  }),
  { name: 'OpaqPageTabs' },
);

const PAGES = ['overview', 'services', 'checks', 'exemptions'] as const;

/** Links between the pages, which keep what is filtered by. */
export function PageTabs() {
  const classes = useStyles();
  const t = useText();
  const pagePath = usePagePath();
  const [params] = useSearchParams();
  const { pathname } = useLocation();
  const isCurrent = (page: PageName) => {
    const path = pagePath(page);
    return page === 'overview'
      ? pathname.replace(/\/$/, '') === path
      : `${pathname}/`.startsWith(`${path}/`);
  };
  const preview = usePermission({ permission: scorecardsPreviewPermission });
  const operate = usePermission({ permission: scorecardsOperatePermission });
  const pages = [
    ...PAGES,
    ...(preview.allowed ? (['preview'] as const) : []),
    ...(operate.allowed ? (['operations'] as const) : []),
  ];
  const list = useRef<HTMLUListElement>(null);
  // Where there is no room for all of them, the current one is in sight.
  useEffect(() => {
    const current = list.current?.querySelector('[aria-current]');
    current?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [pathname, pages.length]);
  return (
    <nav aria-label={t('pages.label')}>
      <ul ref={list} className={classes.root}>
        {pages.map(page => (
          <li key={page}>
            <Link
              to={pagePath(page, sharedParams(params))}
              underline="none"
              aria-current={isCurrent(page) ? 'page' : undefined}
              className={classes.tab}
            >
              {t(`pages.${page}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
