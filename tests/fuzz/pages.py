"""The sample pages, changed: whatever stands in a page, its description keeps the laws."""

from archive.config import data_folder
from archive.models import Capture
from tests.fuzz.described import check_description
from tests.fuzz.mutation import mutated
from tests.fuzz.target import Target

SEEDS = tuple(path.read_bytes() for path in sorted((data_folder() / "samples").rglob("*.html")))
TOKENS = (
    *(b"<div>", b"</div>", b"<p>", b"</p>", b"<br>", b"<table><tr><td>", b"</table>", b"<pre>"),
    *(b"<![CDATA[", b"]]>", b"<![if !x]>", b"<!DOCTYPE", b"<!--", b"-->", b"<?xml", b"?>", b"<?"),
    *(b"<script>", b"</script>", b"<style>", b"<svg>", b"<math>", b"<template>", b"<title>"),
    *(
        b"<noscript>",
        b"<plaintext>",
        b"<textarea>",
        b"<select>",
        b"<frameset>",
        b"<base href='x:'>",
    ),
    *(b"&#0;", b"&#27;", b"&#xD800;", b"&#1114112;", b"&#99999999999;", b"&nbsp;", b"&amp;#27;"),
    *(
        b"<a href='javascript:1'>",
        b"<a href='http://[x'>",
        b"<a href='//a:b@c/'>",
        b"\x00",
        b"\x1b",
    ),
    *(b"\xe2\x80\x9c", b"\xe2\x80\x9d", b"\xc2\xab ", b" \xc2\xbb", b'" said ', b"\x93", b"\x94"),
    *(
        b"\xf0\x9f\x98\x80",
        b"\xed\xa0\x80",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xe2\x80\xa8",
        b"\xc2\x85",
    ),
    *(b"31 February 2003", b"7 March 2003", b"03/07/99", b"Geneva, 7 March 2003 - ", b"2003-03-07"),
    *(
        b"<meta charset=utf-16>",
        b"<meta charset=utf-7>",
        b"<meta charset=shift_jis>",
        b"<meta charset>",
    ),
    *(
        b"<script type='application/ld+json'>{",
        b'"datePublished":',
        b"[[[[",
        b"{}",
        b"1e999",
        b"null",
    ),
    *(b"<html lang='xx-yy-zz'>", b"<link rel=canonical href='", b"<meta name=date content='"),
    *(b"BEGIN WAYBACK TOOLBAR INSERT", b"<!-- END WAYBACK", b"web.archive.org/web/2003/http://"),
    *(b"Tel: +41 22 555 01 99", b"desk@irco.example", b"###", b" said Ana Kolar, IRCO Director,"),
)


def check(case: bytes) -> None:
    check_description(Capture("page.html", case, "http://www.irco.example/press/2003/07/page.html"))


TARGET = Target(SEEDS, mutated(SEEDS, TOKENS), check)
