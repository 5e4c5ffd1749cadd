package io.movers.local.hostile;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Creates odd requests; the same seed gives the same requests. */
final class OddValues {

    static final List<String> QUERIES = List.of(
            "?=",
            "?=x",
            "?&",
            "?&page=1",
            "?%ff=1",
            "?x=%ff",
            "?client=%ff",
            "?page=%ff",
            "?role=%c3%28",
            "?%",
            "?x=%zz",
            "?a&b&=&c",
            "?page=99999999999999999999&perPage=-1",
            "?page=-1&perPage=0",
            "?page=NaN&perPage=1e+26",
            "?perPage=all",
            "?from=0000-00-00&to=9999-99-99",
            "?from=+1000000000-01-01&to=-999999999-01-01",
            "?from=9999999999999999&to=-1",
            "?from=%2B999999999-01-01T00:00:00Z&to=-999999999-01-01T00:00:00Z",
            "?client[$ne]=1",
            "?client=a&client=b",
            "?client=%00",
            "?office=%ef%bb%bf",
            "?reference=%F0%9F%98%80",
            "?client=A%20&%20B+%C3%B1",
            "?status[]=x&status={}",
            "?type=.*&reference=(((((",
            "?reference=%5C",
            "?role=",
            "?x=%ff%0a03:45:00.000%20INFO%20forged");

    private static final List<String> SCALARS = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "-1e308",
            "1e-400",
            "123456789012345678901234567890",
            "0.1",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"\\ud800\"",
            "\"\\udc00x\"",
            "\"\\ufeff\"",
            "\"\\u0000\"",
            "\"\\u001b[2J\"",
            "\"$ne\"",
            "\"a.b\"",
            "\"__proto__\"",
            "\"data:image/png;base64,\"",
            "\"data:image/png;base64,iVBORw0KGgo=\"",
            "\"data:,\"",
            "\"javascript:alert(1)\"",
            "\"a@b.co\"",
            "\"a@xn--a.co\"",
            "\"@\"",
            "\"ana@bücher.example\"",
            "\"2026-01-01\"",
            "\"-999999999-01-01\"",
            "\"99999-99-99T00:00:00Z\"",
            "\"9999999999999999\"",
            "\"5f0000000000000000000404\"",
            "\"abcdefghijkl\"",
            "\"ñññññññññññ\"",
            "[]",
            "[[]]",
            "[null]",
            "[[],{}]",
            "{}",
            "{\"$gt\":\"\"}",
            "{\"a.b\":{\"$where\":\"1\"}}",
            "{\"\":\"\"}",
            "[1,\"x\",null,{}]");

    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "[[]]",
            "\"x\"",
            "0",
            "{",
            "{}x",
            "{\"a\":1,\"a\":2}",
            "\u0000",
            "{\"\\u0000\":1}",
            "{\"$where\":\"1\"}",
            "{\"a\":NaN}",
            "{'a':1}",
            "[".repeat(2_000),
            "{\"a\":".repeat(2_000),
            "{\"x\":[" + "{},".repeat(20_000) + "{}]}",
            "{\"id\":" + "9".repeat(5_000) + "}",
            "{\"" + "n".repeat(60_000) + "\":1}");

    private static final List<String> SEGMENTS = List.of(
            "5f0000000000000000000404",
            "x",
            "abcdefghijkl",
            "%c3%b1%c3%b1%c3%b1%c3%b1",
            "%ff",
            "%00",
            "%2e%2e",
            "..",
            ".",
            "%5c",
            "%2f",
            "%u0074",
            "a;b=c",
            "%0d%0a",
            "null",
            "0",
            "-1",
            "%F0%9F%98%80",
            "a".repeat(5_000),
            "\\..\\",
            "{id}",
            "%",
            "~",
            "*",
            " ");

    private static final List<String> HEADERS = List.of(
            "Content-Type: application/json;charset=utf-16",
            "Content-Type: x",
            "Content-Type: ;",
            "Content-Type: application/json;charset=x",
            "Accept: x/y;q=z",
            "Accept-Language: \u00ff",
            "Cookie: express:sess=%ff; movers=a.b.c; __Host-movers=",
            "Cookie: ;;=;",
            "Authorization: Bearer",
            "Authorization: Bearer a.b.c",
            "Authorization: Basic !",
            "Origin: null",
            "Origin: http://[",
            "Origin: x",
            "X-Forwarded-For: 1.2.3.4, x, ::1",
            "X-Forwarded-Proto: javascript",
            "X-Forwarded-Host: [",
            "X-Forwarded-Port: 99999999",
            "X-Forwarded-Prefix: //",
            "Forwarded: for=\"[\"",
            "X-Request-Id: \u00e9",
            "traceparent: 00-0-0-00",
            "Range: bytes=9-1",
            "If-Modified-Since: x",
            "Expect: x",
            "Content-Encoding: gzip",
            "Host: " + "h".repeat(5_000),
            "Host: a b",
            "Host: [::",
            "Transfer-Encoding: x",
            "TE: trailers",
            "Upgrade: h2c",
            "X-HTTP-Method-Override: DELETE",
            "Content-Length: -1",
            "X: " + "x".repeat(9_000));

    private static final int DEPTH = 3;
    private static final int LONG = 20_000;

    private final Random random;

    OddValues(long seed) {
        this.random = new Random(seed);
    }

    <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    String header() {
        return any(HEADERS);
    }

    String path(String pattern) {
        String path = pattern;
        while (path.contains("{")) {
            String segment = chance(2)
                    ? SEGMENTS.get(0)
                    : any(SEGMENTS.stream().filter(odd -> !odd.contains("{")).toList());
            path = path.substring(0, path.indexOf('{')) + segment + path.substring(path.indexOf('}') + 1);
        }
        return chance(10) ? path + "/" + any(SEGMENTS) : path;
    }

    /** Makes one random field of the body odd, or all of them; every field with every odd value would take too long. */
    String body(Class<?> type) {
        return chance(6) ? any(BODIES) : object(type, DEPTH);
    }

    private String object(Class<?> type, int depth) {
        List<String> fields = new ArrayList<>();
        for (RecordComponent component :
                type.getRecordComponents() == null ? new RecordComponent[0] : type.getRecordComponents()) {
            if (!chance(8)) {
                fields.add("\"" + component.getName() + "\":" + value(component.getGenericType(), depth - 1));
            }
        }
        return "{" + String.join(",", fields) + "}";
    }

    private String value(Type type, int depth) {
        if (depth <= 0 || chance(5)) {
            return odd();
        }
        if (type instanceof Class<?> known && known.isRecord()) {
            return object(known, depth);
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            List<String> rows = new ArrayList<>();
            for (int i = 0, n = random.nextInt(4); i < n; i++) {
                rows.add(value(list.getActualTypeArguments()[0], depth - 1));
            }
            return "[" + String.join(",", rows) + "]";
        }
        return scalar(type);
    }

    private String scalar(Type type) {
        if (type == String.class) {
            return chance(3)
                    ? odd()
                    : any(List.of(
                            "\"x\"", "\"a@b.co\"", "\"secret\"", "\"5f0000000000000000000404\"", "\"2026-01-01\""));
        }
        return chance(3)
                ? odd()
                : any(List.of(
                        "1", "true", "{}", "\"1\"", "{\"id\":\"5f0000000000000000000404\",\"email\":\"a@b.co\"}"));
    }

    private String odd() {
        return chance(20) ? "\"" + any(List.of("x", "ñ", "\\\\", "😀")).repeat(LONG) + "\"" : any(SCALARS);
    }
}
