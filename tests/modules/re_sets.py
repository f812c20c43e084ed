# index: re
# Sets of characters: ranges, negation, brackets and hyphens at any place, escapes.
import re

text = 'abcxyz019-]^[\\ \t\né漢\x08'
for pattern in ['[abc]', '[^abc]', '[a-c0-9]', '[]]', '[^]]', '[]a-]', '[-a]', '[a-]', '[a^]', '[\\]]', '[\\\\]', '[\\n\\t]', '[\\b]', '[\\x61-\\x63]', '[\\141]',
                '[\\u00e9漢]', '[a\\-c]', '[\\^x]', '[^\\n-~]', '[é-漢]', '[^\x00-é]', '[\\d-]', '[\\w]', '[^\\s]', '[.]', '[*+?]', '[$]', '[(|)]', '[#]', '[a-a]',
                '[\\0]', '[\\07]', '[ -~]', '[\\N{DIGIT ONE}]', '[\\U0000006c-z]', '[!--]', '[+--]']:
    try:
        print(pattern, ascii(''.join(re.findall(pattern, text))))
    except re.error as e:
        print(pattern, e)
print(re.findall('[^a]', 'a\n'), re.findall('[\U0001f600-\U0001f64f]', 'a😀b🙂'), re.findall('[^\U0001f600]', '😀x'), re.findall(b'[\x80-\xff]', b'a\x80\xff'))
