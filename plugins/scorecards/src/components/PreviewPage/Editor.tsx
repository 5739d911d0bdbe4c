import { makeStyles } from '@material-ui/core/styles';
import {
  forwardRef,
  useImperativeHandle,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { useElementId } from '../../hooks/useElementId';
import { useText } from '../../translation';
import { tonesOf } from '../common/tones';

const LINE_PX = 20;
const PADDING_PX = 10;

/** What the page can do with the text. */
export interface EditorHandle {
  /** Selects a line, from 1, and brings it into sight. */
  goTo(line: number): void;
}

const useStyles = makeStyles(
  theme => {
    const text = {
      fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
      fontSize: 13,
      lineHeight: `${LINE_PX}px`,
    };
    return {
      root: {
        display: 'flex',
        height: 480,
        overflow: 'hidden',
        border: `1px solid ${
          theme.palette.type === 'dark' ? '#ffffff4d' : '#00000045'
        }`,
        borderRadius: theme.shape.borderRadius,
        '&:focus-within': {
          borderColor: theme.palette.primary.main,
          boxShadow: `0 0 0 1px ${theme.palette.primary.main}`,
        },
        [theme.breakpoints.down('sm')]: { height: 360 },
      },
      gutter: {
        ...text,
        flex: 'none',
        minWidth: 40,
        overflow: 'hidden',
        textAlign: 'right',
        color: theme.palette.text.primary,
        backgroundColor: theme.palette.action.hover,
        userSelect: 'none',
      },
      numbers: { padding: `${PADDING_PX}px 8px` },
      wrong: { color: tonesOf(theme).bad, fontWeight: 700 },
      text: {
        ...text,
        flex: 1,
        minWidth: 0,
        resize: 'none',
        border: 0,
        outline: 0,
        margin: 0,
        padding: PADDING_PX,
        whiteSpace: 'pre',
        overflow: 'auto',
        tabSize: 2,
        color: theme.palette.text.primary,
        backgroundColor: theme.palette.background.paper,
      },
      help: {
        fontSize: '0.75rem',
        color: theme.palette.text.secondary,
        margin: theme.spacing(0.5, 0, 0),
      },
    };
  },
  { name: 'OpaqEditor' },
);

/** Where a line begins and ends in a text. */
function rangeOf(text: string, line: number): [number, number] {
  const lines = text.split('\n');
  const before = lines.slice(0, line - 1);
  const start = before.reduce((sum, one) => sum + one.length + 1, 0);
  return [start, start + (lines[line - 1]?.length ?? 0)];
}

/**
 * A text with line numbers.
 *
 * @remarks
 * A plain text area: a definition is about a hundred lines, which need numbers for the problems to point at and nothing
 * else. What is built in is what assistive technology knows best, it undoes as everywhere, and Tab leaves it; the smallest
 * of the kept editors is larger than all other pages together.
 */
export const Editor = forwardRef<
  EditorHandle,
  {
    value: string;
    onChange(text: string): void;
    onRun(): void;
    wrongLines: readonly number[];
    /** Id of the list of problems, where there are any. */
    problems?: string;
  }
>(function TextWithLineNumbers(
  { value, onChange, onRun, wrongLines, problems },
  handle,
) {
  const classes = useStyles();
  const t = useText();
  const help = useElementId('editor');
  const area = useRef<HTMLTextAreaElement>(null);
  const [top, setTop] = useState(0);
  useImperativeHandle(handle, () => ({
    goTo(line) {
      const element = area.current;
      if (!element) return;
      element.focus();
      element.setSelectionRange(...rangeOf(element.value, line));
      element.scrollTop = (line - 1) * LINE_PX - element.clientHeight / 3;
    },
  }));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onRun();
  };
  return (
    <>
      <div className={classes.root}>
        <div className={classes.gutter} aria-hidden>
          <div
            className={classes.numbers}
            style={{ transform: `translateY(${-top}px)` }}
          >
            {value.split('\n').map((_, index) => {
              const line = index + 1;
              const wrong = wrongLines.includes(line);
              return (
                <div key={line} className={wrong ? classes.wrong : undefined}>
                  {wrong ? `✗ ${line}` : line}
                </div>
              );
            })}
          </div>
        </div>
        <textarea
          ref={area}
          className={classes.text}
          aria-label={t('preview.editor')}
          aria-describedby={problems ? `${problems} ${help}` : help}
          aria-invalid={wrongLines.length > 0}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          value={value}
          onChange={event => onChange(event.target.value)}
          onScroll={event => setTop(event.currentTarget.scrollTop)}
          onKeyDown={onKeyDown}
        />
      </div>
      <p id={help} className={classes.help}>
        {t('preview.editorHelp')}
      </p>
    </>
  );
});
