import { delay, HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import {
  type ArrivedSms,
  aliyunGateway,
  aliyunUrl,
  tencentGateway,
  tencentUrl,
} from "#tests/mocks/sms-gateways.ts";
import { thirdParties } from "#tests/setup/third-parties.ts";
import { aliyunSender, canonicalQuery, signAcs3 } from "./aliyun-sms.server.ts";
import { signTc3, tencentSender } from "./tencent-sms.server.ts";

const aliyun = {
  provider: "aliyun",
  accessKeyId: "id-1",
  accessKeySecret: "secret-1",
  signName: "有说法",
  codeTemplate: "SMS_1",
  noticeTemplate: "SMS_2",
} as const;
const tencent = {
  provider: "tencent",
  secretId: "id-2",
  secretKey: "secret-2",
  appId: "1400006666",
  region: "ap-guangzhou",
  signName: "有说法",
  codeTemplate: "101",
  noticeTemplate: "102",
} as const;
const code = { to: "13900000001", code: "012345", minutes: 5 };
const notice = {
  phone: "13900000001",
  number: "2605 1840 0019",
  news: "已经受理，最晚 7 月 17 日答复您",
  text: "not sent by a gateway",
};

const gateways = [
  {
    name: "Aliyun",
    url: aliyunUrl,
    sender: (options = {}) => aliyunSender(aliyun, options),
    stranger: aliyunSender({ ...aliyun, accessKeySecret: "another" }),
    gateway: (answers = {}) =>
      aliyunGateway({ id: aliyun.accessKeyId, secret: aliyun.accessKeySecret }, answers),
    permanent: "isv.MOBILE_NUMBER_ILLEGAL",
    temporary: ["isv.BUSINESS_LIMIT_CONTROL", "isv.AMOUNT_NOT_ENOUGH", "Throttling.User"],
    values: {
      code: { code: "012345", minutes: "5" },
      notice: { number: "2605 1840 0019", text: "已经受理，最晚 7 月 17 日答复您" },
    },
    phone: "13900000001",
    templates: ["SMS_1", "SMS_2"],
    refusal: "Aliyun: SignatureDoesNotMatch",
    receipt: "9006197469364984400",
  },
  {
    name: "Tencent",
    url: tencentUrl,
    sender: (options = {}) => tencentSender(tencent, options),
    stranger: tencentSender({ ...tencent, secretKey: "another" }),
    gateway: (answers = {}) =>
      tencentGateway({ id: tencent.secretId, secret: tencent.secretKey, appId: tencent.appId }, answers),
    permanent: "InvalidParameterValue.IncorrectPhoneNumber",
    temporary: ["LimitExceeded.PhoneNumberDailyLimit", "FailedOperation.InsufficientBalanceInSmsPackage"],
    values: {
      code: ["012345", "5"],
      notice: ["2605 1840 0019", "已经受理，最晚 7 月 17 日答复您"],
    },
    phone: "+8613900000001",
    templates: ["101", "102"],
    refusal: "Tencent: AuthFailure.SignatureFailure",
    receipt: "5000:1045710669157053657849499619",
  },
] as const;

describe.each(gateways)("the client of $name", ({ sender, gateway, values, ...one }) => {
  it("sends codes and notices that the gateway's own reckoning of the signature accepts", async () => {
    const arrived: ArrivedSms[] = [];
    thirdParties.use(gateway({ arrived }));
    expect(await sender().sendCode(code)).toEqual({ id: one.receipt });
    expect(await sender().sendNotice(notice)).toEqual({ id: one.receipt });
    const [first, second] = one.templates;
    expect(arrived).toEqual([
      { phone: one.phone, signName: "有说法", template: first, values: values.code },
      { phone: one.phone, signName: "有说法", template: second, values: values.notice },
    ]);
  });

  it("is refused with another secret, and that may pass once the operator mends it", async () => {
    thirdParties.use(gateway());
    await expect(one.stranger.sendCode(code)).rejects.toMatchObject({
      name: "DeliveryFailure",
      message: one.refusal,
      temporary: true,
    });
  });

  it("is refused with a clock that runs an hour late", async () => {
    thirdParties.use(gateway());
    const late = sender({ now: () => new Date(Date.now() - 3_600_000) });
    await expect(late.sendCode(code)).rejects.toMatchObject({ temporary: true });
  });

  it("gives up on a number that cannot be sent to, and not on limits and accounts", async () => {
    thirdParties.use(gateway({ code: one.permanent }));
    await expect(sender().sendCode(code)).rejects.toMatchObject({ temporary: false });
    for (const temporary of one.temporary) {
      thirdParties.use(gateway({ code: temporary }));
      await expect(sender().sendCode(code)).rejects.toMatchObject({ temporary: true });
    }
  });

  it("takes silence, a fault of the gateway and a broken line for temporary", async () => {
    for (const answer of [
      async () => {
        await delay(300);
        return HttpResponse.json({});
      },
      () => HttpResponse.text("<html>Bad gateway</html>", { status: 502 }),
      () => HttpResponse.json({ surprise: true }, { status: 500 }),
      () => HttpResponse.error(),
    ]) {
      thirdParties.use(http.post(one.url, answer));
      await expect(sender({ timeout: 100 }).sendCode(code)).rejects.toMatchObject({
        name: "DeliveryFailure",
        temporary: true,
      });
    }
  });

  it("puts no telephone number into its failures", async () => {
    thirdParties.use(gateway({ code: one.permanent }));
    const failure = await sender()
      .sendCode(code)
      .catch((error: unknown) => error);
    expect(JSON.stringify([failure, String(failure)])).not.toContain(code.to);
  });
});

describe("the signatures", () => {
  it("are those of the published example of ACS3-HMAC-SHA256", () => {
    const signed = signAcs3(
      { accessKeyId: "YourAccessKeyId", accessKeySecret: "YourAccessKeySecret" },
      {
        host: "ecs.cn-shanghai.aliyuncs.com",
        action: "RunInstances",
        version: "2014-05-26",
        query: canonicalQuery({
          RegionId: "cn-shanghai",
          ImageId: "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd",
        }),
        date: "2023-10-26T10:22:32Z",
        nonce: "3156853299f313e23d1673dc12e1703d",
      },
    );
    expect(signed.authorization).toMatch(
      /Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0$/,
    );
  });

  // Reckoned with another program (Python's hmac and urllib) from the two specifications.
  it("cover characters that RFC 3986 reserves and JavaScript does not", () => {
    const query = canonicalQuery({
      TemplateParam: `{"code":"012345","minutes":"5 (!*')"}`,
      PhoneNumbers: "13900000001",
      SignName: "有说法",
      TemplateCode: "SMS_1",
    });
    expect(query).toBe(
      "PhoneNumbers=13900000001&SignName=%E6%9C%89%E8%AF%B4%E6%B3%95&TemplateCode=SMS_1&TemplateParam=%7B%22code%22%3A%22012345%22%2C%22minutes%22%3A%225%20%28%21%2A%27%29%22%7D",
    );
    const signed = signAcs3(aliyun, {
      host: "dysmsapi.aliyuncs.com",
      action: "SendSms",
      version: "2017-05-25",
      query,
      date: "2026-11-23T08:00:00Z",
      nonce: "n-1",
    });
    expect(signed.authorization).toMatch(
      /Signature=fed76c777feda492bded7a41b78368aea2ebdcb07c21422c83cf7a703a12eb1d$/,
    );
  });

  it("are those of the published example of TC3-HMAC-SHA256", () => {
    const authorization = signTc3(
      { secretId: "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", secretKey: "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE" },
      {
        host: "cvm.tencentcloudapi.com",
        service: "cvm",
        contentType: "application/json; charset=utf-8",
        body: String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`,
        seconds: 1_551_113_065,
      },
    );
    expect(authorization).toBe(
      "TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168",
    );
  });

  it("cover Chinese in the body", () => {
    const authorization = signTc3(tencent, {
      host: "sms.tencentcloudapi.com",
      service: "sms",
      contentType: "application/json; charset=utf-8",
      body: `{"SignName":"有说法"}`,
      seconds: 1_795_449_600,
    });
    expect(authorization).toMatch(
      /Signature=6c1b489e026195078b1fb3c17ccf99675595468582f25f8ad44690565ee7e8d4$/,
    );
  });
});
