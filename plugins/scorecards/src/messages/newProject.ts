/** Texts of the form for a new project. */
export const newProjectMessages = {
  name: {
    taken:
      'The catalog has a component “{{name}}” already: it belongs to {{owner}}. Choose another name.',
    takenByNobody:
      'The catalog has a component “{{name}}” already. Choose another name.',
    free: 'No component is called “{{name}}” yet.',
  },
  partner: {
    good: '{{partner}} brings {{discipline}} to it.',
    itself:
      'The partner is the owner itself. The partner brings {{wanted}}: choose {{groups}}.',
    same: '{{partner}} is of the same discipline as {{owner}}: {{discipline}}. The partner brings {{wanted}}: choose {{groups}}.',
    unknown:
      'Nobody has said which discipline {{partner}} is of. The partner brings {{wanted}}: choose {{groups}}.',
    noGroup: 'a group of it, as soon as the catalog has one',
    or: ' or ',
  },
  answer: {
    help: 'What is meant?',
    helpFor: 'What is meant? {{title}}',
    example: 'For example: {{example}}',
    notApplicable: 'Does not apply here',
    notApplicableFor: '{{title}} does not apply here',
    becauseOf: '{{title}}: not applicable because …',
    noReason: 'Say in a few words why it does not apply.',
    noAnswer:
      'This is no answer yet. Write what is known today, or tick that it does not apply and say why.',
  },
  preview: {
    title: 'What will be made',
    loading: 'Trying the template…',
    again: 'Trying the template with the new answers…',
    incomplete: 'Answer what is asked above',
    incompleteText:
      'As soon as all of it is answered, the files and the predicted level show here.',
    elsewhere: 'The files show here when the form is opened from a template.',
    error: 'What will be made cannot be shown',
    errorText: 'The project can be created all the same.',
    predicted: 'Predicted on its first day, by “{{scorecard}}”:',
    complete: 'Nothing that the scorecard asks for is missing.',
    open_one: 'One check is open on the first day:',
    open_other: '{{count, number}} checks are open on the first day:',
    notCovered: 'The scorecard does not judge it, because {{reason}}.',
    files_one: '{{count, number}} file',
    files_other: '{{count, number}} files',
    list: 'Files that will be made',
  },
  tile: {
    text: 'A project that is in the catalog, tested, documented and meets the standard from its first commit.',
    none: 'This portal makes no projects: it has no scaffolder.',
  },
  /** The items of OPAQ, for somebody who meets the word for the first time. */
  opaq: {
    availability: {
      help: 'How often it must be there when somebody needs it, and what happens while it is not. Nothing is there always: each further nine costs about ten times the effort.',
      example:
        '99 % of the requests are answered. Without an answer the checkout page shows no delivery time.',
    },
    scalability: {
      help: 'What is done when there is more of it: more requests, more data, more customers. Say how much more is to be expected.',
      example:
        'Twice the orders in December. Two more replicas are started for it.',
    },
    recoverability: {
      help: 'How it comes back after it has broken, how long that may take, and what may be lost.',
      example:
        'It holds no state: a restart brings it back within a minute, and nothing is lost.',
    },
    monitoring: {
      help: 'How you notice that something is wrong before the users do: what is measured, and who is told.',
      example:
        'Requests, errors and the spread of the predictions are measured. An alert goes to the owner’s channel.',
    },
    security: {
      help: 'Who may use it, how that is checked, and which secrets it needs: passwords, keys, tokens.',
      example:
        'Only the checkout service calls it, through the platform’s gateway. It needs one database password, from the vault.',
    },
    deployability: {
      help: 'How a new version gets to where it runs, who does it, and how one goes back to the version before.',
      example:
        'CI builds an image from each commit; the platform rolls it out and can roll it back.',
    },
    logging: {
      help: 'What it writes down while it runs, so that somebody can find out later what happened. Where that goes, and what must not be in it.',
      example:
        'One line of JSON for each run, collected by the platform. No customer is named in it.',
    },
    localisation: {
      help: 'Whether people of several languages or countries use it: their language, dates, numbers, time zones and money.',
      example: 'Only in Germany: texts in German, amounts in euro.',
    },
    compliance: {
      help: 'Which rules and laws apply to the data. Most often it is about people: which data of theirs it sees, what it may do with it, and when it is deleted.',
      example:
        'It sees postcodes, no names. Data protection has agreed on 3 May; raw data is deleted after 30 days.',
    },
    accessibility: {
      help: 'Whether everybody can use what it shows, also by keyboard, with a screen reader, or without telling colours apart.',
      example:
        'The dashboard follows WCAG 2.2 AA; each chart has a table beside it.',
    },
    backups: {
      help: 'What would be gone for good after a fire or a wrong click, where the copy of it is, and how long it takes to have it back. D/R stands for disaster recovery.',
      example:
        'The training data is copied each night to another region, and is back within a day.',
    },
    responseTime: {
      help: 'How long somebody may have to wait for an answer. Named for nearly all of the requests, since the slow ones are those that people remember: “99 of 100 within 300 ms” is also called p99.',
      example: '99 of 100 answers within 300 ms, half of them within 30 ms.',
    },
    throughput: {
      help: 'How much it has to get done in a certain time: requests in a second, rows in an hour.',
      example: '50 requests a second for each replica.',
    },
    configuration: {
      help: 'What can be set without changing the code, for example addresses and thresholds, and where that is set.',
      example: 'Environment variables, listed in the README.',
    },
    extensibility: {
      help: 'What will probably be added next, and what has to be changed for it.',
      example: 'Other countries: a new file of parameters, no new code.',
    },
    events: {
      help: 'What it tells other systems by itself when something happens, and what it listens to.',
      example:
        'It publishes “forecast-ready” each morning; the ordering service listens.',
    },
    testability: {
      help: 'How somebody finds out, before it is in use, whether a change is right: with which data, and without which other systems.',
      example:
        'The tests run on 100 made-up customers, without network, and give the same result each time.',
    },
    coverage: {
      help: 'How much of the code the tests run at least. Below that the build fails.',
      example: '80 of 100 lines.',
    },
  },
} as const;
