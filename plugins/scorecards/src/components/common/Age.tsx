import { useFormats } from '../../hooks/useFormats';

/** How long ago something was, with the exact time at hand. */
export function Age(props: { time: string }) {
  const formats = useFormats();
  const time = new Date(props.time);
  if (Number.isNaN(time.getTime())) return null;
  return (
    <time dateTime={props.time} title={formats.dateTime(time)}>
      {formats.age(time, new Date())}
    </time>
  );
}
