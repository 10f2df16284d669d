"""Replaces emoji names (``:tada:``) with emoji characters: from a modal's text input Slack sends the names alone.

The common names are listed. An unknown name, and anything else between two colons, stays as written.
"""

from __future__ import annotations

import re

NAMES = """
+1 👍  thumbsup 👍  -1 👎  thumbsdown 👎  clap 👏  pray 🙏  muscle 💪  wave 👋  raised_hands 🙌  ok_hand 👌  point_up ☝️
point_up_2 👆  point_down 👇  point_left 👈  point_right 👉  handshake 🤝  crossed_fingers 🤞  v ✌️  writing_hand ✍️
raised_hand ✋  hand ✋  fist ✊  facepunch 👊  punch 👊  open_hands 👐  palms_up_together 🤲  shrug 🤷  face_palm 🤦
bow 🙇  raising_hand 🙋  selfie 🤳  eyes 👀  brain 🧠  busts_in_silhouette 👥  bust_in_silhouette 👤  people_hugging 🫂
grinning 😀  smiley 😃  smile 😄  grin 😁  laughing 😆  satisfied 😆  sweat_smile 😅  rolling_on_the_floor_laughing 🤣
joy 😂  slightly_smiling_face 🙂  upside_down_face 🙃  wink 😉  blush 😊  innocent 😇  smiling_face_with_3_hearts 🥰
heart_eyes 😍  star-struck 🤩  kissing_heart 😘  relaxed ☺️  smiling_face_with_tear 🥲  yum 😋  stuck_out_tongue 😛
stuck_out_tongue_winking_eye 😜  zany_face 🤪  hugging_face 🤗  face_with_hand_over_mouth 🤭  shushing_face 🤫
thinking_face 🤔  saluting_face 🫡  zipper_mouth_face 🤐  neutral_face 😐  expressionless 😑  no_mouth 😶  smirk 😏
unamused 😒  face_with_rolling_eyes 🙄  grimacing 😬  relieved 😌  pensive 😔  sleepy 😪  sleeping 😴  mask 😷
face_with_thermometer 🤒  exploding_head 🤯  partying_face 🥳  sunglasses 😎  nerd_face 🤓  face_with_monocle 🧐
confused 😕  worried 😟  slightly_frowning_face 🙁  white_frowning_face ☹️  open_mouth 😮  hushed 😯  astonished 😲
flushed 😳  pleading_face 🥺  frowning 😦  anguished 😧  fearful 😨  cold_sweat 😰  disappointed_relieved 😥  cry 😢
sob 😭  scream 😱  confounded 😖  persevere 😣  disappointed 😞  sweat 😓  weary 😩  tired_face 😫  yawning_face 🥱
triumph 😤  rage 😡  angry 😠  melting_face 🫠  face_with_peeking_eye 🫣  robot_face 🤖  ghost 👻  see_no_evil 🙈
hear_no_evil 🙉  speak_no_evil 🙊  heart ❤️  orange_heart 🧡  yellow_heart 💛  green_heart 💚  blue_heart 💙
purple_heart 💜  black_heart 🖤  white_heart 🤍  broken_heart 💔  two_hearts 💕  sparkling_heart 💖  heartpulse 💗
100 💯  boom 💥  collision 💥  dizzy 💫  sweat_drops 💦  dash 💨  zzz 💤  speech_balloon 💬  thought_balloon 💭
tada 🎉  confetti_ball 🎊  balloon 🎈  gift 🎁  trophy 🏆  medal 🏅  first_place_medal 🥇  dart 🎯  jigsaw 🧩
rocket 🚀  fire 🔥  sparkles ✨  star ⭐  star2 🌟  zap ⚡  sunny ☀️  partly_sunny ⛅  cloud ☁️  rainbow 🌈  snowflake ❄️
umbrella ☔  ocean 🌊  seedling 🌱  herb 🌿  four_leaf_clover 🍀  deciduous_tree 🌳  evergreen_tree 🌲  sunflower 🌻
tulip 🌷  rose 🌹  cherry_blossom 🌸  maple_leaf 🍁  fallen_leaf 🍂  mountain ⛰️  dog 🐶  cat 🐱  turtle 🐢  snail 🐌  bug 🐛
bee 🐝  butterfly 🦋  owl 🦉  unicorn_face 🦄  apple 🍎  lemon 🍋  pizza 🍕  cake 🍰  birthday 🎂  cookie 🍪  doughnut 🍩
coffee ☕  tea 🍵  beer 🍺  beers 🍻  clinking_glasses 🥂  champagne 🍾  house 🏠  office 🏢  car 🚗  train 🚆  airplane ✈️
bike 🚲  walking 🚶  runner 🏃  dancer 💃  climbing 🧗  soccer ⚽  basketball 🏀  guitar 🎸  art 🎨  musical_note 🎵
camera 📷  computer 💻  desktop_computer 🖥️  iphone 📱  telephone_receiver 📞  email 📧  envelope ✉️  memo 📝  pencil 📝
pencil2 ✏️  book 📖  books 📚  notebook 📓  bookmark 🔖  newspaper 📰  clipboard 📋  calendar 📆  date 📅  pushpin 📌
paperclip 📎  link 🔗  chart_with_upwards_trend 📈  chart_with_downwards_trend 📉  bar_chart 📊  mag 🔍  key 🔑  lock 🔒
bulb 💡  hammer 🔨  wrench 🔧  gear ⚙️  hourglass ⌛  hourglass_flowing_sand ⏳  alarm_clock ⏰  stopwatch ⏱️  watch ⌚  bell 🔔
mega 📣  loudspeaker 📢  moneybag 💰  mortar_board 🎓  briefcase 💼  crown 👑  gem 💎  world_map 🗺️  compass 🧭  anchor ⚓
white_check_mark ✅  heavy_check_mark ✔️  ballot_box_with_check ☑️  x ❌  heavy_plus_sign ➕  heavy_minus_sign ➖
question ❓  grey_question ❔  exclamation ❗  heavy_exclamation_mark ❗  warning ⚠️  no_entry ⛔  construction 🚧  sos 🆘
red_circle 🔴  large_yellow_circle 🟡  large_green_circle 🟢  large_blue_circle 🔵  arrow_right ➡️  arrow_left ⬅️  arrow_up ⬆️
arrow_down ⬇️  arrows_counterclockwise 🔄  recycle ♻️  infinity ♾️  flag-lt 🇱🇹  flag-gb 🇬🇧  flag-ua 🇺🇦  eu 🇪🇺  flag-eu 🇪🇺
"""
BY_NAME = dict(zip(NAMES.split()[::2], NAMES.split()[1::2], strict=True))
SKIN_TONES = {f"skin-tone-{number}": chr(0x1F3F9 + number) for number in range(2, 7)}
CODE = re.compile(r":(?P<name>[a-z0-9+][a-z0-9_+'-]*|-1):(?::?(?P<tone>skin-tone-[2-6]):)?")
EMOJI_STYLE = "\ufe0f"  # variation selector for the coloured form; superfluous before a skin tone


def replace_names(text: str) -> str:
    """The text with emoji characters for every known emoji name."""

    def character(found: re.Match[str]) -> str:
        emoji = BY_NAME.get(found["name"])
        if emoji is None:
            return found[0]
        return emoji.removesuffix(EMOJI_STYLE) + SKIN_TONES[found["tone"]] if found["tone"] else emoji

    return CODE.sub(character, text)
