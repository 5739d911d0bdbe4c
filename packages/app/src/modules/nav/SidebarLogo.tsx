import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  root: {
    width: sidebarConfig.drawerWidthClosed,
    height: 3 * sidebarConfig.logoHeight,
    display: 'flex',
    flexFlow: 'row nowrap',
    alignItems: 'center',
    marginBottom: -14,
  },
  link: {
    paddingLeft: 22,
    display: 'flex',
    alignItems: 'center',
    gap: 12,
    whiteSpace: 'nowrap',
    fontSize: 20,
    fontWeight: 600,
    color: '#ffffff',
  },
});

/** Three bars that rise: the levels. */
const Mark = () => (
  <svg
    viewBox="0 0 24 24"
    width="28"
    height="28"
    aria-hidden="true"
    style={{ flexShrink: 0 }}
  >
    <rect x="2" y="14" width="5" height="8" rx="1" fill="#cd7f32" />
    <rect x="9.5" y="8" width="5" height="14" rx="1" fill="#c0c0c0" />
    <rect x="17" y="2" width="5" height="20" rx="1" fill="#ffd54a" />
  </svg>
);

export const SidebarLogo = () => {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <div className={classes.root}>
      <Link
        to="/home"
        underline="none"
        className={classes.link}
        aria-label="Home"
      >
        <Mark />
        {isOpen && <span>Scorecards</span>}
      </Link>
    </div>
  );
};
