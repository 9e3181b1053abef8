import { readFileSync, writeFileSync } from 'node:fs';

/** What a kiosk can be told by `msiexec /i HyCON.msi NAME=value`, and under which of its settings it finds that. */
interface InstallerProperty {
  property: string;
  setting: string;
  /** Windows knows the written value by this: never to be changed. */
  componentGuid: string;
  /** A secret stays out of the installer's list of properties, and serves one installation: an upgrade drops it. */
  isSecret: boolean;
}

const PROPERTIES: InstallerProperty[] = [
  {
    property: 'HUB_URL',
    setting: 'hubUrl',
    componentGuid: '7A0B4F3E-1C55-4D0B-9B36-0B0E6C5D8F11',
    isSecret: false,
  },
  {
    property: 'STATION_NAME',
    setting: 'stationName',
    componentGuid: 'D1F6C0A2-52E3-4B7B-8A55-6F0C3F6A9E42',
    isSecret: false,
  },
  {
    property: 'ENROLLMENT_KEY',
    setting: 'enrollmentKey',
    componentGuid: '3E9C2B18-84A7-4E6F-B3C1-95D2A7F04C73',
    isSecret: true,
  },
];

/** `INSTALLED` of main/config/policy.ts: after the environment, before the kiosk's own file. */
const KEY = 'SOFTWARE\\HyCON\\Kiosk';

/** electron-builder's template has no place for properties, so they go before and into what it must have in any case. */
const BEFORE_PROPERTIES = '<Directory Id="TARGETDIR"';
const AFTER_COMPONENTS = '</ComponentGroup>';

/** electron-builder's hook of that name: the WiX project is written, and not yet compiled. */
export function msiProjectCreated(projectFile: string): void {
  writeFileSync(projectFile, withProperties(readFileSync(projectFile, 'utf8')));
}

function withProperties(project: string): string {
  const declared = before(project, BEFORE_PROPERTIES, PROPERTIES.map(declaration).join(''));
  return before(declared, AFTER_COMPONENTS, PROPERTIES.map(component).join(''));
}

/** A template that has changed must fail the build, not leave a property out of it. */
function before(project: string, anchor: string, text: string): string {
  const [head = '', tail, ...others] = project.split(anchor);
  if (tail === undefined || others.length > 0) throw new Error(`The WiX project must have “${anchor}” exactly once.`);
  return `${head}${text}${anchor}${tail}`;
}

/**
 * `Secure` lets the value reach the elevated half of the installation. What was written before is looked up, as a repair
 * would otherwise write nothing over it, and an upgrade forget it.
 */
function declaration({ property, setting, isSecret }: InstallerProperty): string {
  const hidden = isSecret ? ' Hidden="yes"' : '';
  const given = `NOT ${property} AND PREV_${property}${isSecret ? ' AND Installed' : ''}`;
  return `
    <Property Id="${property}" Secure="yes"${hidden}/>
    <Property Id="PREV_${property}" Secure="yes"${hidden}>
      <RegistrySearch Id="PREV_${property}" Root="HKLM" Key="${KEY}" Name="${setting}" Type="raw" Win64="yes"/>
    </Property>
    <SetProperty Id="${property}" Value="[PREV_${property}]" After="AppSearch" Sequence="execute">${given}</SetProperty>
    `;
}

function component({ property, setting, componentGuid }: InstallerProperty): string {
  return `
      <Component Id="Setting_${setting}" Guid="${componentGuid}" Win64="yes">
        <Condition>${property}</Condition>
        <RegistryValue Root="HKLM" Key="${KEY}" Name="${setting}" Type="string" Value="[${property}]" KeyPath="yes"/>
      </Component>
    `;
}
