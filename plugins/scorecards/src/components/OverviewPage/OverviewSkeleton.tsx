import { makeStyles } from '@material-ui/core/styles';
import { useText } from '../../translation';
import { useOverviewStyles } from './styles';

const useStyles = makeStyles(
  theme => ({
    block: {
      borderRadius: theme.shape.borderRadius,
      border: `1px solid ${theme.palette.divider}`,
      backgroundColor: theme.palette.background.paper,
      opacity: 0.6,
    },
  }),
  { name: 'OpaqOverviewSkeleton' },
);

/** Panels by their place, with the height in pixels that they usually have. */
const BLOCKS = [
  ['wide', 300],
  ['narrow', 300],
  ['wide', 420],
  ['narrow', 420],
  ['full', 480],
] as const;

/** What the page will look like, in the sizes that it usually has, so that nothing jumps when the figures come. */
export function OverviewSkeleton() {
  const places = useOverviewStyles();
  const { block } = useStyles();
  const t = useText();
  return (
    <div
      className={places.grid}
      role="status"
      aria-label={t('overview.loading')}
    >
      {BLOCKS.map(([place, height], index) => (
        <div key={index} className={places[place]}>
          <div className={block} style={{ height }} />
        </div>
      ))}
    </div>
  );
}
