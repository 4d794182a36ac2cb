import type { Operations, Setting, SettingName } from '../../../models/generated/ecs.ts';
import { accountId, type ServiceOperations } from '../../../wire/operation.ts';
import type { EcsContext } from '../context.ts';
import { refusals } from '../errors.ts';
import { page } from '../pages.ts';

/** What an account has that never set anything, and what each setting takes. */
const settings: Record<SettingName, { readonly value: string; readonly allowed: readonly string[] }> = {
  serviceLongArnFormat: { value: 'enabled', allowed: ['enabled', 'disabled'] },
  taskLongArnFormat: { value: 'enabled', allowed: ['enabled', 'disabled'] },
  containerInstanceLongArnFormat: { value: 'enabled', allowed: ['enabled', 'disabled'] },
  awsvpcTrunking: { value: 'disabled', allowed: ['enabled', 'disabled'] },
  containerInsights: { value: 'disabled', allowed: ['enhanced', 'enabled', 'disabled'] },
  fargateFIPSMode: { value: 'disabled', allowed: ['enabled', 'disabled'] },
  tagResourceAuthorization: { value: 'on', allowed: ['on', 'off'] },
  fargateTaskRetirementWaitPeriod: { value: '7', allowed: ['0', '7', '14'] },
  guardDutyActivate: { value: 'off', allowed: ['on', 'off'] },
  defaultLogDriverMode: { value: 'non-blocking', allowed: ['blocking', 'non-blocking'] },
  fargateEventWindows: { value: 'disabled', allowed: ['enabled', 'disabled'] },
};

const root = `arn:aws:iam::${accountId}:root`;

function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settings, name);
}

export function accountSettingOperations({ state }: EcsContext): ServiceOperations<Operations> {
  function put(name: SettingName, value: string, principalArn: string): { setting: Setting } {
    const { allowed } = settings[name];
    if (!allowed.includes(value))
      throw refusals.invalid(`Invalid value for setting: ${name} takes ${allowed.join(', ')}.`);
    const setting: Setting = { name, value, principalArn, type: name === 'guardDutyActivate' ? 'aws_managed' : 'user' };
    state.accountSettings.put(`${principalArn} ${name}`, setting);
    return { setting };
  }

  function effective(name: SettingName, principalArn: string): Setting {
    const own = state.accountSettings.get(`${principalArn} ${name}`) ?? state.accountSettings.get(`${root} ${name}`);
    return own ?? { name, value: settings[name].value, principalArn: root, type: 'user' };
  }

  return {
    PutAccountSetting: (input) => put(input.name, input.value, input.principalArn ?? root),
    PutAccountSettingDefault: (input) => put(input.name, input.value, root),

    DeleteAccountSetting(input) {
      const principalArn = input.principalArn ?? root;
      state.accountSettings.delete(`${principalArn} ${input.name}`);
      return { setting: effective(input.name, principalArn) };
    },

    ListAccountSettings(input) {
      const principalArn = input.principalArn ?? root;
      const listed = input.effectiveSettings
        ? Object.keys(settings)
            .filter(isSettingName)
            .map((name) => effective(name, principalArn))
        : [...state.accountSettings.values()].filter((setting) => setting.principalArn === principalArn);
      const matching = listed
        .filter(({ name }) => input.name === undefined || name === input.name)
        .filter(({ value }) => input.value === undefined || value === input.value);
      const { items, nextToken } = page(matching, { maxResults: 10, ...input });
      return { settings: items, nextToken };
    },
  };
}
