/** Wraps a part of the stand-in so that a member it does not have throws, instead of being quietly undefined. */
export function lacking<T extends object>(name: string, part: T): T {
  return new Proxy(part, {
    get(target, property, receiver) {
      if (typeof property === 'symbol' || property in target || property === 'then') {
        const value: unknown = Reflect.get(target, property, receiver === target ? receiver : target);
        return typeof value === 'function' && !isClass(value) ? value.bind(target) : value;
      }
      throw new Error(`The stand-in for Electron lacks ${name}.${property}: add it, or do without it.`);
    },
  });
}

function isClass(value: object): boolean {
  return Function.prototype.toString.call(value).startsWith('class');
}
