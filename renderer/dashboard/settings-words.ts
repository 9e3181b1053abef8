import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { SettingSource } from '../../protocol/settings.ts';

/** What each setting is about. One that is not here is called what the hub calls it. */
export const SETTING_WORDS: Readonly<Partial<Record<string, MessageDescriptor>>> = {
  signInResearcher: msg`Enough for researchers`,
  signInManager: msg`Enough for managers`,
  signInAdmin: msg`Enough for admins`,
  offlineSignInHours: msg`How many hours a kiosk’s list signs people in without the hub`,
  idleMinutes: msg`Minutes without a touch until a kiosk asks whether somebody is there; 0 for never`,
  idleThen: msg`What follows where nobody answers`,
  oidcIssuer: msg`Single sign-on: the OpenID provider`,
  oidcClientId: msg`Single sign-on: the client’s id`,
  oidcClientSecret: msg`Single sign-on: the client’s secret`,
  oidcClientSecretFile: msg`Single sign-on: the file of the client’s secret`,
  oidcUsernameClaim: msg`Single sign-on: the claim with the user name`,
  oidcUnknownPeople: msg`Single sign-on: who is not in the lab`,
  keepFactsDays: msg`How many days a screen may be away and is told what it missed`,
  keepFactsCount: msg`The same as a number of facts`,
  keepAuditDays: msg`How many days the audit is kept`,
  sampleNewsDays: msg`How many days a finished sample waits to be looked at`,
  host: msg`Address`,
  port: msg`Port`,
  cert: msg`Certificate`,
  key: msg`The certificate’s key`,
  allowedOrigins: msg`Other pages that may connect`,
  trustedProxies: msg`Reverse proxies that are trusted`,
  maxConnections: msg`Connections at most`,
  data: msg`Folder of the data`,
  logLevel: msg`How much is logged`,
  screens: msg`Folder of the screens`,
};

export const SOURCE_WORDS: Record<SettingSource, MessageDescriptor> = {
  'command-line': msg`Command line`,
  environment: msg`Environment`,
  file: msg`Configuration file`,
  default: msg`Default`,
};

/** Values that have a word. */
export const VALUE_WORDS: Readonly<Partial<Record<string, MessageDescriptor>>> = {
  badge: msg`Badge`,
  'badge+pin': msg`Badge and PIN`,
  password: msg`User name and password`,
  refuse: msg`Is refused`,
  'add-as-researcher': msg`Becomes a researcher`,
  remind: msg`It asks again`,
  propose: msg`An end is proposed`,
  end: msg`The session is ended`,
};

/** Which settings stand together; the rest is the program's own. */
export const SIGN_IN = [
  ...['signInResearcher', 'signInManager', 'signInAdmin', 'offlineSignInHours'],
  ...[
    'oidcIssuer',
    'oidcClientId',
    'oidcClientSecret',
    'oidcClientSecretFile',
    'oidcUsernameClaim',
    'oidcUnknownPeople',
  ],
];
export const LEFT_ALONE = ['idleMinutes', 'idleThen'];
export const KEEPING = ['keepFactsDays', 'keepFactsCount', 'keepAuditDays', 'sampleNewsDays'];
