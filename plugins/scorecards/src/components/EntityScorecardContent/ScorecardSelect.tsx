import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { useSearchParams } from 'react-router-dom';
import { useScorecards } from '../../hooks/useScorecards';
import { useText } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      justifySelf: 'start',
      minWidth: 260,
      maxWidth: '100%',
      '& .MuiOutlinedInput-root': {
        backgroundColor: theme.palette.background.paper,
      },
    },
  }),
  { name: 'OpaqScorecardSelect' },
);

/** Which scorecard judges, where there are several. It stands in the URL, so that a link leads to the same one. */
export function ScorecardSelect() {
  const classes = useStyles();
  const t = useText();
  const [, setParams] = useSearchParams();
  const { scorecards, scorecard } = useScorecards();
  if (scorecards.length < 2 || !scorecard) return null;
  return (
    <TextField
      select
      id="opaq-scorecard"
      size="small"
      variant="outlined"
      className={classes.root}
      label={t('tab.scorecard')}
      value={scorecard.name}
      onChange={event =>
        setParams(old => {
          const next = new URLSearchParams(old);
          next.set('scorecard', event.target.value);
          return next;
        })
      }
    >
      {scorecards.map(({ name, title }) => (
        <MenuItem key={name} value={name}>
          {title}
        </MenuItem>
      ))}
    </TextField>
  );
}
